using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Contracts.Alerts;
using Platform.Contracts.Tickets;
using Platform.Hosting;
using Platform.Hosting.Bus;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Files;
using Platform.Hosting.Jobs;
using Platform.Hosting.Journal;
using Platform.Hosting.Live;
using Platform.Hosting.Privacy;
using Platform.Hosting.Schedules;
using Platform.Hosting.Secrets;
using Platform.Hosting.Twins;
using Platform.Tickets.Demo;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Macros;
using Platform.Tickets.Domain.Sla;
using Platform.Tickets.Emails;
using Platform.Tickets.Features;
using Platform.Tickets.Features.Macros;
using Platform.Tickets.Features.Promises;
using Platform.Tickets.Features.Ratings;
using Platform.Tickets.Features.Reports;
using Platform.Tickets.Features.Requests;
using Platform.Tickets.Features.Time;
using Platform.Tickets.Knowledge;
using Platform.Tickets.Knowledge.Features;
using Platform.Tickets.Queue;
using Platform.Tickets.Risk;
using Platform.Tickets.Sla;
using Platform.Tickets.Storage;

namespace Platform.Tickets;

/// <summary>Requests for help: the conversation about them, who answers, and what became of them.</summary>
public sealed class TicketsModule : IModule
{
    public string Name => "tickets";

    public void AddServices(IHostApplicationBuilder builder)
    {
        UniqueConstraints.Means("teams_name", TeamRefusals.NameTaken);
        UniqueConstraints.Means("macros_name", MacroRefusals.NameTaken);
        UniqueConstraints.Means("calendars_name", WorkCalendarRefusals.NameTaken);
        UniqueConstraints.Means("policies_name", SlaRefusals.NameTaken);
        UniqueConstraints.Means("policies_criteria", SlaRefusals.Twice);
        UniqueConstraints.Means("tickets_alert", TicketRefusals.AlertTaken);
        var services = builder.Services;
        services.AddValidation();
        services.AddModuleDb<TicketsDb>().AddLedger<TicketsDb, Ticket, TicketEvent>().AddLedger<TicketsDb, Team, TeamEvent>().AddLedger<TicketsDb, Desk, DeskEvent>().AddLedger<TicketsDb, Macro, MacroEvent>().AddRecentRecords<Ticket>();
        services.AddSingleton<QueueRows>().AddSingleton<TicketQueue>().AddSingleton<ITenantEraser>(sp => sp.GetRequiredService<TicketQueue>()).AddSingleton<TicketNames>();
        services.AddScoped<Occurrence>().AddScoped<TicketReferences>().AddScoped<TicketChanges>().AddScoped<TicketViews>().AddScoped<LiveTickets>().AddScoped<Conversations>().AddScoped<TicketEdits>().AddScoped<MacroWords>();

        services.AddFact<TicketWasOpened>("ticket.opened").AddFact<TicketWasAssigned>("ticket.assigned").AddFact<TicketWasPrioritised>("ticket.prioritised")
            .AddFact<TicketStatusWasChanged>("ticket.status-changed").AddFact<TicketWasAnswered>("ticket.answered").AddFact<TicketWasResolved>("ticket.resolved")
            .AddFact<TicketWasReopened>("ticket.reopened").AddFact<TicketWasClosed>("ticket.closed").AddFact<TicketWasRated>("ticket.rated");
        services.AddReaction<TicketWasResolved, AskForRating>().AddReaction<AlertWasOver, NoteThatAlertIsOver>().AddSingleton<ITicketDesk, TicketsOfAlerts>();
        AddPromises(services);
        services.AddSingleton<ITicketDirectory, TicketDirectory>().AddLiveTopic<TicketTopic>().AddLiveTopic<QueueTopic>().AddLiveTopic<RequestsTopic>();
        services.AddPermissions(TicketsPermissions.All);
        services.AddSingleton<INarrator, TicketNarrator>().AddSingleton<INarrator, TeamNarrator>().AddSingleton<INarrator, DeskNarrator>().AddSingleton<INarrator, MacroNarrator>();
        services.AddScoped<IPersonalDataSource, TicketsOfPerson>().AddScoped<IDemoSeeder, SeedTickets>();
        services.AddSingleton<EmailCredentials>().AddSingleton<MailTurns>().AddScoped<ReceiveEmail>().AddScoped<EmailToTicket>().AddScoped<HeldFiles>().AddScoped<TellSender>();
        services.AddLedger<TicketsDb, EmailDecision, EmailDecisionEvent>().AddSingleton<INarrator, EmailNarrator>();
        services.AddSealedColumn(Mailbox.SigningKeys).AddSealedColumn(Mailbox.ReplyKeys);
        services.AddFilesOf("tickets.files", "sha256").AddFilesOf("tickets.email_files", "sha256");
        services.AddOnboardingStep("ticket", 45, "ticket.opened.v1");
        services.AddKnowledge().AddRisk();
    }

    private static void AddPromises(IServiceCollection services)
    {
        services.AddLedger<TicketsDb, WorkCalendar, WorkCalendarEvent>().AddLedger<TicketsDb, KeptPolicy, SlaPolicyEvent>();
        services.AddSingleton<SlaBooks>().AddSingleton<ITenantEraser>(sp => sp.GetRequiredService<SlaBooks>());
        services.AddTwin<TicketTwin, TicketSignal, TicketShell>().AddSingleton<TellSla>().AddSingleton<SlaTimers>();
        services.AddScoped<SlaReports>().AddScoped<PromiseChanges>().AddScoped<SlaPolicyNames>().AddScoped<IDemoSeeder, SeedPromises>();
        services.AddFact<TicketSlaWasWarned>("ticket.sla-warned").AddFact<TicketSlaWasBreached>("ticket.sla-breached");
        services.AddSingleton<INarrator, WorkCalendarNarrator>().AddSingleton<INarrator, SlaPolicyNarrator>();
        services.AddJob<Repromise, Repromise.Cause>();
    }

    public void AddWorkers(IServiceCollection services) =>
        services.AddSubscription<PublishTicketFacts>().AddSubscription<KeepSlaResults>().AddSubscription<MailReplies>().AddSchedule<PruneEdits>().AddKnowledgeWorkers().AddRiskWorkers().AddSchedule<PruneHeldFiles>();

    public void MapApi(IEndpointRouteBuilder api)
    {
        var tickets = Occurrence.HeardBy(api.MapGroup("/tickets").WithTags("Tickets"));
        OpenTicket.Map(tickets);
        ListTickets.Map(tickets);
        ExportTickets.Map(tickets);
        CountTickets.Map(tickets);
        GetTicket.Map(tickets);
        ChangeTicket.Map(tickets);
        AssignTicket.Map(tickets);
        ChangeStatus.Map(tickets);
        ResolveTicket.Map(tickets);
        ReopenTicket.Map(tickets);
        CloseTicket.Map(tickets);
        ReplyToTicket.Map(tickets);
        NoteOnTicket.Map(tickets);
        ListMessages.Map(tickets);
        SplitMessage.Map(tickets);
        TellWriting.Map(tickets);
        LogTime.Map(tickets);
        WatchTicket.Map(tickets);
        TagTicket.Map(tickets);
        LinkTickets.Map(tickets);
        MergeTicket.Map(tickets);
        PutUnderTicket.Map(tickets);
        AttachFile.Map(tickets);
        UseMacro.Map(tickets);
        GetTicketTimeline.Map(tickets);
        FindSimilarTickets.Map(tickets);
        FindDuplicates.Map(tickets);

        var edits = api.MapGroup("/ticket-edits").WithTags("Tickets");
        ListTicketEdits.Map(edits);
        EditTickets.Map(edits);
        UndoTicketEdit.Map(edits);

        GetReceipts.Map(tickets, api);
        var calendars = api.MapGroup("/calendars").WithTags("Tickets");
        var policies = api.MapGroup("/sla-policies").WithTags("Tickets");
        WorkCalendars.Map(calendars);
        ImportHolidays.Map(calendars);
        PreviewHours.Map(calendars);
        SlaPolicies.Map(policies);
        PreviewPromises.Map(policies, calendars);

        var reports = api.MapGroup("/sla-reports").WithTags("Tickets");
        GetSlaReport.Map(reports);
        ExportSlaReport.Map(reports);
        TicketFiles.Map(api);
        TicketSettings.Map(api);
        Teams.Map(api.MapGroup("/teams").WithTags("Tickets"));
        WriteMacros.Map(api.MapGroup("/macros").WithTags("Tickets"));
        RateTicket.Map(api);
        Ratings.Map(api.MapGroup("/ticket-ratings").WithTags("Tickets"));
        OwnRequests.Map(api);
        Mailboxes.Map(api);
        EmailIntake.Map(api);
        ListEmails.Map(api);
        DecideEmail.Map(api);
        api.MapKnowledge();
        api.MapRisk(tickets);
    }
}
