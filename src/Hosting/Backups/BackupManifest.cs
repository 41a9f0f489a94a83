using System.Text.Json.Serialization;

namespace Platform.Hosting.Backups;

/// <summary>What a backup holds: which schema it fits, and its tables in the order in which they can be filled again, and how many files.</summary>
internal sealed record BackupManifest(int Format, DateTimeOffset TakenAt, IReadOnlyList<AppliedMigration> Migrations, IReadOnlyList<BackupTable> Tables, IReadOnlyList<string> Partitions, long Files = 0)
{
    public const string Entry = "manifest.json";
    public const int CurrentFormat = 2;

    /// <summary>Without files.</summary>
    public const int FirstFormat = 1;
}

internal sealed record AppliedMigration(string Module, int Number, string Checksum);

internal sealed record BackupTable(string Name, IReadOnlyList<string> Columns, long Rows)
{
    public string Entry => $"tables/{Name}.copy";

    [JsonIgnore]
    public string ColumnList => string.Join(", ", Columns.Select(column => $"\"{column}\""));
}
