using Platform.Hosting.Contributions;

namespace Platform.Tickets;

/// <summary>What the module lets a role allow.</summary>
internal static class TicketsPermissions
{
    public static readonly Permission Read = new("tickets.read", "See all tickets, with notes and files");
    public static readonly Permission Write = new("tickets.write", "Open tickets, answer and change them");
    public static readonly Permission Assign = new("tickets.assign", "Give tickets to teams and people");
    public static readonly Permission Close = new("tickets.close", "Resolve, close and reopen tickets");
    public static readonly Permission Administer = new("tickets.admin", "Change teams, statuses, categories, custom fields and macros");
    public static readonly Permission Import = new("tickets.import", "Say when something happened, for tickets that come from elsewhere");
    public static readonly Permission Promise = new("sla.write", "Change SLA policies and the calendars they count in");
    public static readonly Permission Request = new("tickets.request", "Ask for help, and follow one's own requests");

    public static readonly Permission[] All = [Read, Write, Assign, Close, Administer, Import, Promise, Request];
}
