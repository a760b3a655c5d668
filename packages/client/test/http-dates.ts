const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const two = (value: number, fill = "0") => String(value).padStart(2, fill);

/** The three forms of RFC 9110 section 5.6.7, written without the help of `Date.parse`. */
export const forms = {
  imf: (time: number) => new Date(time).toUTCString(),
  rfc850(time: number) {
    const date = new Date(time);
    const [clock] = /\d\d:\d\d:\d\d/.exec(date.toISOString()) ?? [];
    const day = `${two(date.getUTCDate())}-${months[date.getUTCMonth()]}-${two(date.getUTCFullYear() % 100)}`;
    return `${weekdays[date.getUTCDay()]}, ${day} ${clock} GMT`;
  },
  asctime(time: number) {
    const date = new Date(time);
    const [clock] = /\d\d:\d\d:\d\d/.exec(date.toISOString()) ?? [];
    const day = `${weekdays[date.getUTCDay()]?.slice(0, 3)} ${months[date.getUTCMonth()]}`;
    return `${day} ${two(date.getUTCDate(), " ")} ${clock} ${date.getUTCFullYear()}`;
  },
};

export type Form = keyof typeof forms;
