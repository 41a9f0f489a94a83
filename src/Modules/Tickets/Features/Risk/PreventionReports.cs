using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Risk;
using Platform.Tickets.Risk;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features.Risk;

/// <summary>The weekly reports of what was at risk, what was prevented, and what breached and why.</summary>
internal static class PreventionReports
{
    private const int MostReports = 53;

    private static readonly Refusal NotFound = Refusal.NotFound("prevention-report.not-found", "There is no report of a week that begins then; GET /v1/prevention-reports lists them.");

    public sealed record PreventionReportsView(IReadOnlyList<PreventionReportLine> Items);

    /// <summary>One week. Unforeseen is what breached without having been raised before.</summary>
    public sealed record PreventionReportLine(DateOnly From, DateOnly Until, int AtRisk, int Prevented, int Breached, int Unforeseen, int StillAtRisk, int Escalated, DateTimeOffset MadeAt);

    public sealed record PreventionReportView(PreventionReportLine Week, IReadOnlyList<BreachCauseView> Causes, [property: Description("The breached first, 100 at most.")] IReadOnlyList<ReportedTicketView> Tickets);

    /// <summary>How many of the tickets that breached had this among what spoke for it most.</summary>
    public sealed record BreachCauseView(Sign Sign, string Text, int Tickets);

    public sealed record ReportedTicketView(
        Guid Id, string Number, string Subject, DateTimeOffset? RaisedAt, double? Probability, [property: Description("None while it is open.")] RiskOutcome? Outcome, IReadOnlyList<string> Reasons);

    public static void Map(RouteGroupBuilder reports)
    {
        var whole = reports.MapGroup("").ForWholeCompany();
        whole.MapGet("", List).WithName("ListPreventionReports").WithSummary("List weekly prevention reports, latest first").RequirePermission(TicketsPermissions.Administer.Name);
        whole.MapGet("/{weekFrom}", Get).WithName("GetPreventionReport").WithSummary("Get the prevention report of a week").RequirePermission(TicketsPermissions.Administer.Name);
    }

    private static async Task<Ok<PreventionReportsView>> List(TicketsDb db, CancellationToken ct) =>
        TypedResults.Ok(new PreventionReportsView([.. (await db.RiskReports.AsNoTracking().OrderByDescending(r => r.WeekFrom).Take(MostReports).ToListAsync(ct)).Select(Line)]));

    private static async Task<Results<Ok<PreventionReportView>, ProblemHttpResult>> Get([Description("The Monday it begins with: 2026-11-16.")] DateOnly weekFrom, TicketsDb db, CancellationToken ct)
    {
        if (await db.RiskReports.AsNoTracking().SingleOrDefaultAsync(r => r.WeekFrom == weekFrom, ct) is not { Report: var report } row) return Problems.Of(NotFound);
        var ids = report.Tickets.Select(t => t.TicketId).ToList();
        var tickets = await db.Tickets.AsNoTracking().Where(t => ids.Contains(t.Key)).Select(t => new { t.Key, t.Number, t.Subject }).ToDictionaryAsync(t => t.Key, ct);
        return TypedResults.Ok(new PreventionReportView(
            Line(row), [.. report.Causes.Select(c => new BreachCauseView(c.Sign, RiskWords.Of(c.Sign), c.Tickets))],
            [.. report.Tickets.Where(t => tickets.ContainsKey(t.TicketId)).Select(t => new ReportedTicketView(
                t.TicketId, TicketNumber.Of(tickets[t.TicketId].Number), tickets[t.TicketId].Subject, t.RaisedAt, t.Probability, t.Outcome, [.. t.Reasons.Select(RiskWords.Of)]))]));
    }

    private static PreventionReportLine Line(RiskReportRow row) => new(
        row.Report.From, row.Report.Until, row.Report.AtRisk, row.Report.Prevented, row.Report.Breached, row.Report.Unforeseen, row.Report.StillAtRisk, row.Report.Escalated, row.MadeAt);
}
