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

/// <summary>What would come of a row, and what is wrong with it.</summary>
internal sealed record JudgedLine(ImportOutcome Outcome, string? DeviceNumber, IReadOnlyList<ImportProblem> Problems)
{
    public bool Is(JudgedKind kind) => kind is JudgedKind.Problem ? Problems.Count > 0 : (int)kind == (int)Outcome;
}

/// <summary>The kinds of rows somebody may want to see: those with one outcome, or those with any problem, which may be made all the same.</summary>
internal enum JudgedKind { Created, Changed, Unchanged, Refused, Problem }

/// <summary>Some rows of a file.</summary>
internal sealed record DeviceImportPage
{
    public const int MostRows = 1_000;

    private static readonly JudgedKind[] Kinds = Enum.GetValues<JudgedKind>();

    public required TenantId Tenant { get; init; }
    public required Guid ImportId { get; init; }
    public required int Page { get; init; }
    public required IReadOnlyList<TableRow> Rows { get; init; }

    /// <summary>What would come of the rows, in their order.</summary>
    public IReadOnlyList<JudgedLine> Judged { get; init; } = [];

    /// <summary>How many of the rows are of each <see cref="JudgedKind"/>.</summary>
    public int[] Counts { get; init; } = [];

    public static int[] Count(IReadOnlyList<JudgedLine> judged) => [.. Kinds.Select(kind => judged.Count(line => line.Is(kind)))];
}
