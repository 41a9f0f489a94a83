using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Platform.Hosting.Migrations;

/// <summary>One forward step of one module's schema.</summary>
public sealed partial record MigrationScript(string Module, int Number, string Name, string Sql)
{
    /// <summary>Tells whether a script was edited after it had been applied somewhere. Line ends do not count.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The shell's scripts first, then each module's in the order given.</summary>
    public static IReadOnlyList<MigrationScript> Of(IEnumerable<IModule> modules) =>
        [.. Of("platform", typeof(MigrationScript).Assembly), .. modules.SelectMany(m => Of(m.Name, m.GetType().Assembly))];

    private static IEnumerable<MigrationScript> Of(string module, Assembly assembly) =>
        from resource in assembly.GetManifestResourceNames()
        let name = FileName().Match(resource)
        where name.Success
        orderby int.Parse(name.Groups[1].Value)
        select new MigrationScript(module, int.Parse(name.Groups[1].Value), name.Groups[2].Value, Read(assembly, resource));

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\.Migrations\.(?:Scripts\.)?(\d{4})-([a-z0-9-]+)\.sql$")]
    private static partial Regex FileName();
}
