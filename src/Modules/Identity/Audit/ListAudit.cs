using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;

namespace Platform.Identity.Audit;

/// <summary>Who changed what, when, from where, and what it was before; latest first.</summary>
internal static class ListAudit
{
    public static void Map(IEndpointRouteBuilder audit)
    {
        audit.MapGet("", List).WithName(nameof(ListAudit)).WithSummary("List the audit trail").RequirePermission(IdentityPermissions.ReadAudit.Name);
        audit.MapGet("/kinds", Kinds).WithName("ListAuditKinds").WithSummary("The kinds of records the audit trail tells of").RequirePermission(IdentityPermissions.ReadAudit.Name);
    }

    private static Ok<IReadOnlyList<string>> Kinds(AuditTrail trail) => TypedResults.Ok(trail.Kinds);

    private static async Task<Ok<Page<AuditEntryView>>> List([AsParameters] ListQuery list, [AsParameters] AuditFilter filter, AuditTrail trail, Cursors cursors, CancellationToken ct)
    {
        if (list.Sort is not (null or "" or "-at")) throw new MalformedException("sort", "The audit trail is read from the latest entry back: -at.");
        var before = list.Cursor is { Length: > 0 } cursor ? JsonSerializer.Deserialize<AuditPlace>(cursors.Open(cursor)) : AuditPlace.Latest;
        var limit = list.Limit ?? 50;
        var (entries, last) = await trail.Read(filter, list.Q, before, limit, ct);
        return TypedResults.Ok(new Page<AuditEntryView>(entries, entries.Count == limit ? cursors.Seal(JsonSerializer.SerializeToUtf8Bytes(last)) : null));
    }
}
