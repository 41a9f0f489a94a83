using Platform.Devices.Domain.Imports;
using Platform.Hosting.Tables;

namespace Platform.Devices.Storage;

/// <summary>Where an import is in its life.</summary>
internal enum ImportState { Ready, Applying, Applied, Undoing, Undone }

/// <summary>A table somebody sent, on its way to become devices.</summary>
internal sealed record DeviceImport
{
    /// <summary>Forgotten, with its rows, unless it is applied by then.</summary>
    public static readonly TimeSpan ReadyFor = TimeSpan.FromDays(1);

    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required TableFormat Format { get; init; }
    public required IReadOnlyList<ImportColumn> Columns { get; init; }
    public required ImportSettings Settings { get; set; }
    public required ImportPreview Preview { get; set; }
    public required int Rows { get; set; }
    public required int Pages { get; set; }
    public ImportState State { get; set; }

    /// <summary>Each page is gone through twice: for the devices, and for their gateways.</summary>
    public int StepsDone { get; set; }

    public int Created { get; set; }
    public int Changed { get; set; }
    public int Unchanged { get; set; }
    public int Refused { get; set; }
    public IReadOnlyList<ImportProblem> Problems { get; set; } = [];
    public required ActorId MadeBy { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public DateTimeOffset? AppliedAt { get; set; }
    public DateTimeOffset? UndoneAt { get; set; }
    public required DateTimeOffset KeepUntil { get; set; }

    public int Steps => Pages * 2;
}

/// <summary>A column of a file: its name, and what its first cells hold.</summary>
internal sealed record ImportColumn(string Name, IReadOnlyList<string> Samples);

/// <summary>What would come of an import, if it were applied now.</summary>
internal sealed record ImportPreview(int Created, int Changed, int Unchanged, int Refused, IReadOnlyList<PreviewedLine> Lines, IReadOnlyList<ImportProblem> Problems)
{
    public const int MostLines = 50, MostProblems = 1_000;
}

/// <summary>A line of a file, and what would come of it.</summary>
internal sealed record PreviewedLine(int Line, ImportOutcome Outcome, string? DeviceNumber, IReadOnlyList<string> Cells);

/// <summary>What comes of a line.</summary>
internal enum ImportOutcome { Created, Changed, Unchanged, Refused }

/// <summary>Some rows of a file.</summary>
internal sealed record DeviceImportPage
{
    public const int MostRows = 1_000;

    public required TenantId Tenant { get; init; }
    public required Guid ImportId { get; init; }
    public required int Page { get; init; }
    public required IReadOnlyList<TableRow> Rows { get; init; }
}
