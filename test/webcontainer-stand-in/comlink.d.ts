/** Comlink exactly as the client carries it: other releases speak another dialect. */
declare module 'client-comlink' {
  export const Comlink: {
    expose(value: object, port: MessagePort): void;
    proxy<Value extends object>(value: Value): Value;
  };
}
