/* module.c owns finding and opening the parts that are loaded when first used.
 * It must not know what any of them is for. */
#include "core/module.h"

#include "core/session.h"

#include <gmodule.h>

#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

static char *program_path(void)
{
#ifdef __APPLE__
    uint32_t size = 0;
    _NSGetExecutablePath(NULL, &size);
    g_autofree char *path = g_malloc0((gsize)size + 1);
    return _NSGetExecutablePath(path, &size) == 0 ? g_canonicalize_filename(path, "/") : NULL;
#else
    static const char *const links[] = {"/proc/self/exe", "/proc/curproc/file"};
    for (gsize i = 0; i < G_N_ELEMENTS(links); i++) {
        char *path = g_file_read_link(links[i], NULL);
        if (path != NULL)
            return path;
    }
    return NULL;
#endif
}

static gboolean is_named(const char *path, const char *name)
{
    g_autofree char *base = g_path_get_basename(path);
    return g_strcmp0(base, name) == 0;
}

/* build/FLAVOUR/heldto, build/FLAVOUR/tests/SUITE/NAME, or a program beside build/. */
char **module_folders(const char *program)
{
    g_autoptr(GStrvBuilder) folders = g_strv_builder_new();
    if (program != NULL) {
        g_autofree char *at = g_path_get_dirname(program);
        g_autofree char *above = g_path_get_dirname(at);
        g_autofree char *top = g_path_get_dirname(above);
        g_autofree char *root = g_path_get_dirname(top);
        g_autofree char *own = g_build_filename(at, "modules", NULL);
        g_autofree char *tested = g_build_filename(top, "modules", NULL);
        g_autofree char *beside = g_build_filename(at, "build", "release", "modules", NULL);
        if (is_named(above, "build"))
            g_strv_builder_add(folders, own);
        if (is_named(above, "tests") && is_named(root, "build"))
            g_strv_builder_add(folders, tested);
        g_strv_builder_add(folders, beside);
    }
    g_strv_builder_add(folders, module_installed);
    return g_strv_builder_end(folders);
}

static GModule *open_in(const char *folder, const char *file, GString *tried)
{
    g_autofree char *path = g_build_filename(folder, file, NULL);
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
        return NULL;
    GModule *module = g_module_open(path, G_MODULE_BIND_LOCAL);
    if (module == NULL)
        g_string_append_printf(tried, " (%s)", g_module_error());
    return module;
}

static GModule *open_anywhere(const char *name, GError **error)
{
    g_autofree char *program = program_path();
    g_auto(GStrv) folders = module_folders(program);
    g_autofree char *file = g_strconcat(name, ".so", NULL);
    g_autoptr(GString) tried = g_string_new(NULL);
    for (gsize i = 0; folders[i] != NULL; i++) {
        GModule *module = open_in(folders[i], file, tried);
        if (module != NULL)
            return module;
    }
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT,
                "this needs heldto's module %s, which is not beside the program nor in %s; build "
                "or install heldto anew%s",
                file, module_installed, tried->str);
    return NULL;
}

gconstpointer module_table(const char *name, GError **error)
{
    static GHashTable *tables;
    if (tables == NULL)
        tables = g_hash_table_new(g_str_hash, g_str_equal);
    gpointer table = g_hash_table_lookup(tables, name);
    if (table != NULL)
        return table;
    GModule *module = open_anywhere(name, error);
    if (module == NULL)
        return NULL;
    if (!g_module_symbol(module, "heldto_module_table", &table) || table == NULL) {
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT,
                    "%s is no module of heldto; install heldto anew", g_module_name(module));
        g_module_close(module);
        return NULL;
    }
    g_module_make_resident(module);
    g_hash_table_insert(tables, (gpointer)g_intern_string(name), table);
    return table;
}
