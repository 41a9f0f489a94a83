using Microsoft.Extensions.DependencyInjection;

namespace Platform.Hosting.Files;

/// <summary>A column in which rows of tenants name files by their hash. The machinery must be able to read it.</summary>
internal sealed record FileColumn(string Table, string Column);

/// <summary>How a module says which rows its files belong to.</summary>
public static class FileRegistration
{
    /// <summary>Files named in this column stay. Files that no registered column names are removed after a day.</summary>
    public static IServiceCollection AddFilesOf(this IServiceCollection services, string table, string column) => services.AddSingleton(new FileColumn(table, column));
}
