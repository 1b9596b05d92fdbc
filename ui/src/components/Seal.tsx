import classes from './marks.module.css';

/** The mark: the seal 知. */
export function Seal({ size = 24 }: { size?: number }) {
  return (
    <span
      className={classes.seal}
      aria-hidden="true"
      lang="zh-CN"
      style={{ width: size, height: size, fontSize: size * 0.56, borderRadius: size * 0.21 }}
    >
      知
    </span>
  );
}
