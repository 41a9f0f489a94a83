using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain.Imports;
using Platform.Devices.Storage;
using Platform.Hosting.Http;

namespace Platform.Devices.Features.Imports;

/// <summary>A window onto the lines of a table that waits to be applied, for screens that scroll: what each says, and what would come of it.</summary>
internal static class ListImportLines
{
    private const int Most = 500, Usual = 100;

    /// <summary>The lines from a place on, and how many there are of the kind asked for.</summary>
    public sealed record ImportLineWindow(int Total, int From, IReadOnlyList<ImportLineView> Items);

    /// <summary>A line of a table as it was sent, what would come of it, and what is wrong with its fields.</summary>
    public sealed record ImportLineView(int Line, ImportOutcome Outcome, string? DeviceNumber, IReadOnlyList<string> Cells, IReadOnlyList<ImportProblem> Problems);

    public static void Map(IEndpointRouteBuilder imports) => imports.MapGet("/{id:guid}/lines", Get)
        .WithName(nameof(ListImportLines)).WithSummary("Get a window onto the lines of an import").RequirePermission(DevicesPermissions.Write.Name);

    private static async Task<Results<Ok<ImportLineWindow>, ProblemHttpResult>> Get(
        Guid id, [FromQuery, Description("The place of the first line, from 0.")] int? from,
        [FromQuery, Description("How many lines at most, 1 to 500; 100 when left out.")] int? limit,
        [FromQuery(Name = "filter[kind]"), Description("created, changed, unchanged, refused or problem (anything wrong with it); all when left out.")] string? kind,
        DevicesDb db, DeviceImports imports, CancellationToken ct)
    {
        if (from < 0) throw new MalformedException("from", "from is a place in the list, counted from 0.");
        if (limit is < 1 or > Most) throw new MalformedException("limit", $"The limit is a whole number from 1 to {Most}.");
        var wanted = KindNamed(kind);
        if (await imports.Find(id, ct) is not { } import) return Problems.Of(DeviceImportRefusals.NotFound);
        if (import.State is ImportState.Applied or ImportState.Undoing or ImportState.Undone) return Problems.Of(DeviceImportRefusals.LinesForgotten);

        var counts = await db.ImportPages.AsNoTracking().Where(p => p.ImportId == id).OrderBy(p => p.Page).Select(p => p.Counts).ToListAsync(ct);
        var perPage = counts.ConvertAll(c => wanted is { } one ? c.ElementAtOrDefault((int)one) : c.Take((int)JudgedKind.Problem).Sum());
        var (total, most) = (perPage.Sum(), limit ?? Usual);
        var (skip, lines) = (Math.Min(from ?? 0, total), new List<ImportLineView>());
        for (var page = 0; page < perPage.Count && lines.Count < most; skip = Math.Max(0, skip - perPage[page++]))
            if (perPage[page] > skip) lines.AddRange(Lines(await imports.Page(id, page, ct), wanted).Skip(skip).Take(most - lines.Count));
        return TypedResults.Ok(new ImportLineWindow(total, Math.Min(from ?? 0, total), lines));
    }

    private static IEnumerable<ImportLineView> Lines(DeviceImportPage page, JudgedKind? wanted) => page.Rows.Zip(page.Judged)
        .Where(line => wanted is null || line.Second.Is(wanted.Value))
        .Select(line => new ImportLineView(line.First.Line, line.Second.Outcome, line.Second.DeviceNumber, line.First.Cells, line.Second.Problems));

    private static JudgedKind? KindNamed(string? kind) =>
        kind is null or "" ? null
        : Enum.GetValues<JudgedKind>().Where(one => string.Equals(one.ToString(), kind, StringComparison.OrdinalIgnoreCase)).Select(one => (JudgedKind?)one).FirstOrDefault()
        ?? throw new MalformedException("filter[kind]", $"'{kind}' is none of created, changed, unchanged, refused, problem.");
}
