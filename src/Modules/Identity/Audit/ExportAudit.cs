using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Hosting.Privacy;

namespace Platform.Identity.Audit;

/// <summary>The audit trail as a table for spreadsheets, one line per changed field, as long as it takes.</summary>
internal static class ExportAudit
{
    private const int Piece = 200;

    public static void Map(IEndpointRouteBuilder audit) => audit.MapGet("/export", Get)
        .WithName(nameof(ExportAudit)).WithSummary("Export the audit trail as CSV").Produces<string>(StatusCodes.Status200OK, "text/csv")
        .RequirePermission(IdentityPermissions.ReadAudit.Name);

    private static async Task<PushStreamHttpResult> Get([FromQuery] string? q, [AsParameters] AuditFilter filter, AuditTrail trail, TimeProvider time, CancellationToken ct)
    {
        // What is wrong with the question is said now: once the answer streams, it can only break off.
        var first = await trail.Read(filter, q, AuditPlace.Latest, Piece, ct);
        return Csv.Stream(Pieces(first, before => trail.Read(filter, q, before, Piece, ct)), $"audit-{time.GetUtcNow():yyyy-MM-dd}.csv", ct);
    }

    private static async IAsyncEnumerable<IEnumerable<string>> Pieces(
        (IReadOnlyList<AuditEntryView> Entries, AuditPlace Last) piece, Func<AuditPlace, Task<(IReadOnlyList<AuditEntryView> Entries, AuditPlace Last)>> next)
    {
        yield return [Csv.Line("at", "actor", "actorId", "kind", "record", "recordKind", "recordId", "version", "text", "field", "before", "after", "address", "agent", "traceId")];
        for (; ; piece = await next(piece.Last))
        {
            yield return piece.Entries.SelectMany(Lines);
            if (piece.Entries.Count < Piece) yield break;
        }
    }

    private static IEnumerable<string> Lines(AuditEntryView e) =>
        from change in e.Changes.DefaultIfEmpty(new("", null, null))
        select Csv.Line(e.At.ToString("O", CultureInfo.InvariantCulture), e.Actor is null ? "Platform" : e.Actor.Name, e.Actor?.Id.ToString(), e.Kind, e.Record.Name, e.Record.Kind,
            e.Record.Id.ToString(), e.Record.Version.ToString(CultureInfo.InvariantCulture), e.Text, change.Field, change.Before, change.After, e.From?.Address, e.From?.Agent, e.TraceId);
}
