import 'vue'

declare module 'vue' {
  // Listeners that fall through to a component's element.
  interface ComponentCustomProps {
    onSubmit?: (event: Event) => unknown
    onKeydown?: (event: KeyboardEvent) => unknown
  }
}
