#include <stdint.h>

/* An address that no two running threads share: where the running one keeps what is its own. Not zero. The compiler takes it
   for the same within a function: it may not be asked on both sides of a suspension. */
static inline uintptr_t running_thread(void) {
    return (uintptr_t)__builtin_thread_pointer();
}
