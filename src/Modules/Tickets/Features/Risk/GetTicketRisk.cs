using System.ComponentModel;
using System.Text.Json.Serialization;
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

/// <summary>Shows how likely a ticket is not done by the time promised, why, and what would help.</summary>
internal static class GetTicketRisk
{
    public sealed record TicketRiskView(
        [property: Description("From 0 to 1; none when nothing is promised, it is done or too late already, and until it was judged.")] decimal? Probability,
        [property: Description("low, medium from 0.4, high from 0.7, critical from 0.8.")] RiskBand? Band,
        [property: Description("What may be missed.")] DateTimeOffset? DueAt, DateTimeOffset? JudgedAt,
        [property: Description("How likely the usual ticket breaches; with all reasons it adds up to the probability, to the last digit.")] decimal? UsualProbability,
        IReadOnlyList<RiskReasonView> Reasons, BestActionView? BestAction, RiskModelRef Model,
        [property: Description("Since when others know (SLA_BREACH_RISK); none when there is nothing to fear.")] DateTimeOffset? RaisedAt,
        [property: Description("When its priority was raised because of it.")] DateTimeOffset? EscalatedAt);

    public sealed record RiskReasonView(Sign Sign, string Text, [property: Description("What it adds beside the usual ticket; below zero, what it takes away.")] decimal Probability, double LogOdds);

    /// <summary>Giving the ticket to this team makes a breach that much less likely.</summary>
    public sealed record BestActionView(Guid TeamId, string? TeamName, decimal ProbabilityNow, decimal ProbabilityThen);

    /// <summary>Version 0 is the prior everyone begins with.</summary>
    public sealed record RiskModelRef(int Version, RiskModelKind Kind);

    public static void Map(IEndpointRouteBuilder tickets) => tickets.MapGet("/{id}/risk", Get)
        .WithName(nameof(GetTicketRisk)).WithSummary("Get how likely a ticket is late, and why").RequirePermission(TicketsPermissions.Read.Name);

    private static async Task<Results<Ok<TicketRiskView>, ProblemHttpResult>> Get(string id, TicketsDb db, RiskModels models, TicketNames names, CancellationToken ct)
    {
        if (await db.FindTicket(id, ct) is not { } ticket) return Problems.Of(TicketRefusals.NotFound);
        var row = await db.Risks.AsNoTracking().SingleOrDefaultAsync(r => r.TicketId == ticket.Key, ct);
        var model = row is null ? await models.Latest(db.Tenant, ct) : await models.Of(db.Tenant, row.Model, ct);
        var of = new RiskModelRef(model.Version, RiskModelKinds.Of(model));
        if (row is null || !ticket.State.IsActive() || JudgedRisk.Unpack(row.Signs) is not { } signs) return TypedResults.Ok(new TicketRiskView(null, null, null, row?.JudgedAt, null, [], null, of, ticket.BreachRiskRaisedAt, ticket.EscalatedAt));

        var risk = RoundedRisk.Of(RiskOfBreach.Of(model, signs));
        var action = row is { BestTeamId: { } team, BestProbability: { } then } && team != ticket.TeamId
            ? new BestActionView(team, await names.Team(db.Tenant, team, ct), risk.Probability, Math.Round((decimal)then, 4)) : null;
        return TypedResults.Ok(new TicketRiskView(
            risk.Probability, RiskWatch.BandOf((double)risk.Probability), row.DueAt, row.JudgedAt, risk.Usual,
            [.. risk.Reasons.Select(r => new RiskReasonView(r.Sign, RiskWords.Of(r.Sign), r.Probability, Math.Round(r.LogOdds, 4)))], action, of, ticket.BreachRiskRaisedAt, ticket.EscalatedAt));
    }
}

/// <summary>Where a model comes from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RiskModelKind>))]
internal enum RiskModelKind
{
    /// <summary>What everyone begins with.</summary>
    Prior,

    /// <summary>The prior's weights, brought into line with how often the company's tickets are late.</summary>
    CalibratedPrior,

    /// <summary>Weights of the company's own.</summary>
    Learned,
}

internal static class RiskModelKinds
{
    public static RiskModelKind Of(RiskModel model) => model.IsLearned ? RiskModelKind.Learned : model.Version > RiskModel.Prior.Version ? RiskModelKind.CalibratedPrior : RiskModelKind.Prior;
}
