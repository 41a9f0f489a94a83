using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts.Tickets;
using Platform.Hosting.Bus;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Journal;
using Platform.Hosting.Privacy;
using Platform.Hosting.Schedules;
using Platform.Tickets.Assignment;
using Platform.Tickets.Domain.Assignment;
using Platform.Tickets.Features.Assignment;
using Platform.Tickets.Features.Risk;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Risk;

/// <summary>What is foretold of tickets, and how they are given to people.</summary>
internal static class RiskRegistration
{
    public static IServiceCollection AddRisk(this IServiceCollection services)
    {
        services.AddSingleton<RiskModels>().AddSingleton<ITenantEraser>(sp => sp.GetRequiredService<RiskModels>());
        services.AddSingleton<RiskDesks>().AddSingleton<ITenantEraser>(sp => sp.GetRequiredService<RiskDesks>());
        services.AddSingleton<RiskTable>().AddSingleton<JudgeRisks>();
        services.AddFact<TicketBreachRiskWasRaised>("ticket.breach-risk-raised").AddFact<TicketBreachRiskWasWithdrawn>("ticket.breach-risk-withdrawn").AddFact<TicketWasEscalated>("ticket.escalated");
        services.AddLedger<TicketsDb, AssignmentRules, AssignmentRulesEvent>().AddScoped<Dispatch>();
        return services.AddSingleton<INarrator, AssignmentRulesNarrator>();
    }

    public static IServiceCollection AddRiskWorkers(this IServiceCollection services) =>
        services.AddSubscription<JudgeChangedTickets>().AddSubscription<AssignOpenedTickets>().AddSchedule<JudgeOpenTickets>().AddSchedule<LearnRisks>().AddSchedule<ReportPrevention>();

    public static void MapRisk(this IEndpointRouteBuilder api, IEndpointRouteBuilder tickets)
    {
        GetTicketRisk.Map(tickets);
        AssignAutomatically.Map(tickets);
        GetRiskModel.Map(api);
        PreventionReports.Map(api.MapGroup("/prevention-reports").WithTags("Tickets"));
        AssignmentSettings.Map(api.MapGroup("/ticket-assignment").WithTags("Tickets"));
    }
}

/// <summary>Tells how giving tickets to people changed.</summary>
internal sealed class AssignmentRulesNarrator : INarrator
{
    public string StreamKind => AssignmentRules.Kind;

    public string Tell(JournalEntry entry) => entry.Read<AssignmentRulesEvent>() switch
    {
        AssignmentRulesChanged { Rules: [] } => "There are no rules of assignment any more",
        AssignmentRulesChanged e => $"Tickets are given by {(e.Rules.Count == 1 ? "1 rule" : $"{e.Rules.Count} rules")}{(e.IsAutomatic ? ", as soon as they are opened" : ", when asked")}",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}
