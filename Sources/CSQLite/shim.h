/* Takes any arguments, which Swift cannot call. The number of the option: https://sqlite.org/c3ref/c_config_covering_index_scan.html */
extern int sqlite3_config(int option, ...);

static inline int sqlite_counts_no_memory(void) {
    return sqlite3_config(9 /* SQLITE_CONFIG_MEMSTATUS */, 0);
}
