export const Z_NO_FLUSH = 0;
export const Z_PARTIAL_FLUSH = 1;
export const Z_SYNC_FLUSH = 2;
export const Z_FULL_FLUSH = 3;
export const Z_FINISH = 4;
export const Z_DEFAULT_WINDOWBITS = 15;

/** The numbers of zlib's results, by name and by number. */
export const codes = Object.fromEntries<number | string>(
  ['Z_OK', 'Z_STREAM_END', 'Z_NEED_DICT', 'Z_ERRNO', 'Z_STREAM_ERROR', 'Z_DATA_ERROR']
    .concat('Z_MEM_ERROR', 'Z_BUF_ERROR', 'Z_VERSION_ERROR')
    .flatMap((name, index) => {
      const number = index < 3 ? index : 2 - index;
      const pairs: [string, number | string][] = [
        [name, number],
        [String(number), name],
      ];
      return pairs;
    }),
);

/** Node's `zlib.constants`, as far as they mean something here. */
export const constants = {
  Z_NO_FLUSH,
  Z_PARTIAL_FLUSH,
  Z_SYNC_FLUSH,
  Z_FULL_FLUSH,
  Z_FINISH,
  Z_DEFAULT_WINDOWBITS,
  Z_BEST_SPEED: 1,
  Z_BEST_COMPRESSION: 9,
  Z_DEFAULT_COMPRESSION: -1,
};
