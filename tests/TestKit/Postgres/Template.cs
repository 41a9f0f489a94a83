using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Platform.Hosting.Migrations;

namespace Platform.TestKit;

/// <summary>A state of the database that is built once per fingerprint and from which every test's database is cloned.</summary>
public sealed record Template(string Fingerprint, Func<NpgsqlDataSource, Task> Build)
{
    /// <summary>A database with nothing in it.</summary>
    public static Template Empty { get; } = new("empty", _ => Task.CompletedTask);

    /// <summary>The tables of the shell alone, without those of any module.</summary>
    public static Template Shell { get; } = Migrated(MigrationScript.Of([]));

    public string Name => $"template_{Fingerprint}";

    /// <summary>The tables after these migrations.</summary>
    public static Template Migrated(IReadOnlyList<MigrationScript> scripts) =>
        Of(scripts.Select(script => $"{script.Module} {script.Number} {script.Checksum}"), owner => new Migrator(owner, scripts, ToError.Instance).Migrate(CancellationToken.None));

    /// <summary>The state after the scripts; another text of any script is another template.</summary>
    public static Template Of(IEnumerable<string> scripts, Func<NpgsqlDataSource, Task> build)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var script in scripts)
        {
            hash.AppendData(BitConverter.GetBytes(Encoding.UTF8.GetByteCount(script)));
            hash.AppendData(Encoding.UTF8.GetBytes(script));
        }

        return new(Convert.ToHexStringLower(hash.GetHashAndReset())[..24], build);
    }
}
