using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Platform.TestKit;

/// <summary>A state of the database that is built once per fingerprint and from which every test's database is cloned.</summary>
public sealed record Template(string Fingerprint, Func<NpgsqlDataSource, Task> Build)
{
    /// <summary>A database with nothing in it.</summary>
    public static Template Empty { get; } = new("empty", _ => Task.CompletedTask);

    public string Name => $"template_{Fingerprint}";

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
