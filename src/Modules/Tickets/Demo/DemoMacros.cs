using Platform.Tickets.Domain;
using Platform.Tickets.Features.Macros;

namespace Platform.Tickets.Demo;

/// <summary>What the demo's help desks say and do again and again.</summary>
internal static class DemoMacros
{
    public static readonly MacroCommand[] Building =
    [
        new() { Name = "I take this", Text = "Hello {{requester.firstName|there}}, I am {{agent.firstName|a colleague}} and look after {{ticket.number}}. You hear from me today.", ToMe = true, Status = "open" },
        new() { Name = "Waiting for a part", Text = "Hello {{requester.firstName|there}}, we know what is wrong and have ordered the part. We write as soon as it is here.", Status = "waiting-for-parts", AddTags = ["part-ordered"] },
        new() { Name = "Ask for the room", Text = "Hello {{requester.firstName|there}}, in which room of {{site.name|the building}} is it, and when may we come in?", Status = "pending" },
        new() { Name = "Danger to people", Text = "Somebody could be hurt. Lock it off first, then look for the cause.", IsNote = true, Priority = TicketPriority.Urgent, AddTags = ["safety"] },
    ];

    public static readonly MacroCommand[] Shop =
    [
        new() { Name = "Ready to be fetched", Text = "Hello {{requester.firstName|there}}, your repair is done ({{ticket.number}}). We are open until 18:30.", Status = "resolved" },
        new() { Name = "Waiting for a part", Text = "Hello {{requester.firstName|there}}, the part is ordered. We write as soon as it is here.", Status = "waiting-for-parts", AddTags = ["part-ordered"] },
        new() { Name = "Ask for the serial number", Text = "Hello {{requester.firstName|there}}, what does the label on the back say? The serial number stands behind S/N.", Status = "pending" },
    ];
}
