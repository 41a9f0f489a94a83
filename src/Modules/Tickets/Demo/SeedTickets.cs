using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Sites;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Macros;
using Platform.Tickets.Features;
using Platform.Tickets.Features.Macros;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Demo;

/// <summary>A help desk in the middle of its work, made with the same verbs people use.</summary>
internal sealed class SeedTickets(
    TicketsDb db, ISiteDirectory sites, TicketReferences references, TicketNames names, Numbers numbers, TicketChanges changes, Conversations conversations, Occurrence occurrence,
    Ledger<Team, TeamEvent> teams, Ledger<Desk, DeskEvent> desks, Ledger<Macro, MacroEvent> macros) : IDemoSeeder
{
    /// <summary>After the places and the people.</summary>
    public int Order => 40;

    public async Task Seed(DemoTenant tenant, CancellationToken ct)
    {
        if (await db.Tickets.AnyAsync(ct)) return;
        var isShop = tenant.Slug.StartsWith("brightside", StringComparison.Ordinal);
        var (plan, contacts) = isShop ? (DemoTicket.Shop, DemoTicket.ShopContacts) : (DemoTicket.Building, DemoTicket.BuildingContacts);
        var formed = new List<Guid>();
        foreach (var name in isShop ? DemoTicket.ShopTeams : DemoTicket.BuildingTeams)
            formed.Add(Done(await teams.Begin(Teams.Decide(null, Guid.CreateVersion7(db.Call.Now), db.Tenant, new(name), db.Call.Now), ct)).Key);
        Done(await TicketSettings.Handle(null, new()
        {
            Categories = [.. plan.Select(t => t.Category).Distinct()],
            Statuses = [new("waiting-for-parts", "Waiting for parts", TicketState.OnHold)],
        }, db, desks, names, ct));

        var desk = await db.Desk(ct);
        foreach (var macro in isShop ? DemoMacros.Shop : DemoMacros.Building)
            Done(await macros.Begin(WriteMacros.Decide(null, Guid.CreateVersion7(db.Call.Now), db.Tenant, macro, desk, db.Call.Now), ct));

        var places = await sites.All(db.Call, ct);
        var turn = 0;
        foreach (var ticket in plan.OrderByDescending(t => t.HoursAgo))
            await Play(ticket, contacts[turn % contacts.Length], places[turn % places.Count].Id, formed[turn++ % formed.Count], ct);
    }

    private async Task Play(DemoTicket plan, (string Name, string Email, string Customer) contact, Guid site, Guid team, CancellationToken ct)
    {
        var opened = db.Call.Now - TimeSpan.FromHours(plan.HoursAgo);
        occurrence.Said(opened);
        var id = Done(await OpenTicket.Handle(new()
        {
            Subject = plan.Subject, Description = plan.Description, Priority = plan.Priority, Category = plan.Category, Customer = contact.Customer, Channel = TicketChannel.Portal,
            Requester = new(null, contact.Name, contact.Email), SiteId = site.ToString(), DueBy = opened + Promise(plan.Priority),
        }, db, references, names, numbers, changes, ct)).Key.ToString();
        if (plan.Progress is DemoProgress.Fresh) return;

        Later(0.1);
        Done(await AssignTicket.Handle(id, null, new(team), db, references, changes, ct));
        Later(0.2);
        Done(await conversations.Keep(id, null, new(MessageKind.Reply, plan.Answer, []), (t, m, now) => ReplyToTicket.Decide(t, m.Id, false, null, now), ct));
        Later(0.3);
        if (plan.Progress is DemoProgress.Waiting) await Become("pending");
        if (plan.Progress is DemoProgress.OnHold) await Become("waiting-for-parts");
        if (plan.Progress is DemoProgress.Resolved or DemoProgress.Closed) await Become("resolved");
        Later(0.8);
        if (plan.Progress is DemoProgress.Closed) await Become("closed");

        void Later(double share) => occurrence.Said(opened + share * (db.Call.Now - opened));
        async Task Become(string status) => Done(await ChangeStatus.Handle(id, null, status, db.Call, names, changes, ct));
    }

    private static TimeSpan Promise(TicketPriority priority) => priority switch
    {
        TicketPriority.Urgent => TimeSpan.FromHours(4), TicketPriority.High => TimeSpan.FromHours(24), TicketPriority.Normal => TimeSpan.FromDays(3), _ => TimeSpan.FromDays(7),
    };

    private static T Done<T>(Outcome<T> outcome) => outcome.Refusal is { } refusal ? throw new InvalidOperationException($"The demo's tickets cannot be made: {refusal.Message}") : outcome.Value!;
}
