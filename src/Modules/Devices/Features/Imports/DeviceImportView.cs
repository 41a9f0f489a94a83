using System.ComponentModel;
using Platform.Devices.Domain.Imports;
using Platform.Devices.Storage;

namespace Platform.Devices.Features.Imports;

/// <summary>A table on its way to become devices: how it was read, what would come of it, and, once applied, what came of it.</summary>
internal sealed record DeviceImportView(
    Guid Id, string Name, ImportState State,
    [property: Description("How the text is encoded, such as utf-8 or windows-1252; null for a workbook.")] string? Encoding,
    [property: Description("What separates the cells.")] string? Separator, [property: Description("The sheet read, of a workbook.")] string? Sheet,
    [property: Description("Rows below the one that names the columns.")] int Rows,
    IReadOnlyList<ImportColumn> Columns, ImportMapping Mapping,
    [property: Description("Where new devices are whose line names no site.")] Guid? SiteId,
    [property: Description("What new devices are whose line names no type.")] Guid? TypeId,
    ImportPreview Preview,
    [property: Description("How much is done of applying or undoing it, 0 to 1.")] double Progress,
    [property: Description("What came of it; null until it is applied.")] ImportResult? Result,
    DateTimeOffset MadeAt, DateTimeOffset? AppliedAt, DateTimeOffset? UndoneAt,
    [property: Description("Until when it can be applied, or once applied, undone.")] DateTimeOffset KeepUntil)
{
    public static DeviceImportView Of(DeviceImport i) => new(
        i.Id, i.Name, i.State, i.Format.Encoding, i.Format.Separator, i.Format.Sheet, i.Rows, i.Columns, i.Settings.Mapping, i.Settings.SiteId, i.Settings.TypeId, i.Preview,
        i.Steps == 0 ? 0 : (double)i.StepsDone / i.Steps, i.State is ImportState.Ready ? null : new(i.Created, i.Changed, i.Unchanged, i.Refused, i.Problems), i.MadeAt, i.AppliedAt, i.UndoneAt, i.KeepUntil);
}

/// <summary>What came of an import so far: lines by what became of them, and what was wrong with some, 1000 at most.</summary>
internal sealed record ImportResult(int Created, int Changed, int Unchanged, int Refused, IReadOnlyList<ImportProblem> Problems);

/// <summary>An import as a line of a list.</summary>
internal sealed record DeviceImportSummary(Guid Id, string Name, ImportState State, int Rows, int Created, int Changed, int Refused, DateTimeOffset MadeAt, DateTimeOffset? AppliedAt, DateTimeOffset? UndoneAt, DateTimeOffset KeepUntil)
{
    public static DeviceImportSummary Of(DeviceImport i) => new(i.Id, i.Name, i.State, i.Rows, i.Created, i.Changed, i.Refused, i.MadeAt, i.AppliedAt, i.UndoneAt, i.KeepUntil);
}
