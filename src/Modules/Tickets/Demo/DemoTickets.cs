using Platform.Tickets.Domain;

namespace Platform.Tickets.Demo;

/// <summary>How far a ticket of the demo has come.</summary>
internal enum DemoProgress { Fresh, Working, Waiting, OnHold, Resolved, Closed }

/// <summary>Something the demo's customers ask for, and how long ago.</summary>
internal sealed record DemoTicket(string Subject, string Description, string Category, TicketPriority Priority, double HoursAgo, DemoProgress Progress, string Answer)
{
    private const string Lifts = "Lifts and doors", Climate = "Heating and cooling", Access = "Access and security", Power = "Power and lighting";
    private const string Devices = "Devices", Repairs = "Repairs", Orders = "Orders and invoices";

    public static readonly string[] BuildingTeams = ["Service desk", "Building technology", "Security"], ShopTeams = ["Counter", "Workshop"];

    public static readonly (string Name, string Email, string Customer)[] BuildingContacts =
    [
        ("Ingrid Solberg", "ingrid.solberg@nordlicht.example", "Nordlicht Insurance"), ("Tom Fairweather", "tom@quayside.example", "Quayside Media"),
        ("Mira Petrovic", "mira.petrovic@helvetia-labs.example", "Helvetia Labs"), ("Daan Visser", "d.visser@grachten.example", "Grachten Legal"),
    ];

    public static readonly (string Name, string Email, string Customer)[] ShopContacts =
    [
        ("Rosa Delgado", "rosa@delgadobakery.example", "Delgado Bakery"), ("Ken Watanabe", "ken.watanabe@studiok.example", "Studio K"), ("Abby Turner", "abby.turner@mail.example", "Turner family"),
    ];

    public static readonly DemoTicket[] Building =
    [
        new("Goods lift stops between floors 2 and 3", "It happened twice this morning. The doors opened after about a minute; nobody was hurt.", Lifts, TicketPriority.Urgent, 1.2, DemoProgress.Working, "A technician is on the way. Please keep the lift locked until then."),
        new("Meeting room 4.12 is at 27 degrees", "The thermostat says 21, the room does not agree.", Climate, TicketPriority.Normal, 3, DemoProgress.Fresh, ""),
        new("Badge of a new colleague opens no door", "Started on Monday, badge 40118. The turnstile stays red.", Access, TicketPriority.High, 5, DemoProgress.Waiting, "We have set the badge up again. Does the turnstile let them in now?"),
        new("Flickering light in stairwell B", "Third floor, left side. It makes people dizzy.", Power, TicketPriority.Low, 20, DemoProgress.OnHold, "The ballast is broken; the part is ordered and comes on Thursday."),
        new("Water under the sink of the second kitchen", "Small puddle every morning.", Climate, TicketPriority.High, 26, DemoProgress.Working, "We are replacing the trap this afternoon."),
        new("Revolving door turns too fast", "An older visitor had to jump. Please slow it down.", Lifts, TicketPriority.High, 30, DemoProgress.Resolved, "The door is set to four turns a minute now."),
        new("Parking barrier does not read the tags", "Since the rain last night only every third car gets in.", Access, TicketPriority.Urgent, 49, DemoProgress.Closed, "The reader was full of water. It is dry, and has a cover."),
        new("Please add six seats to the evacuation plan", "We moved into 3.07 last week.", Access, TicketPriority.Low, 60, DemoProgress.Waiting, "Which of the two rooms of 3.07 are they in?"),
        new("Sockets along the window have no power", "All eight of them, since the cleaning.", Power, TicketPriority.Normal, 75, DemoProgress.Closed, "A fuse had tripped. Please tell us if it happens again."),
        new("Smell of burning near the server room", "Faint, but we all noticed it.", Power, TicketPriority.Urgent, 98, DemoProgress.Closed, "A fan of the ventilation had seized; it is replaced."),
        new("Radiator knocks at night", "The guard hears it between two and four.", Climate, TicketPriority.Low, 150, DemoProgress.Resolved, "The pump is vented and quiet."),
        new("Camera at the loading bay looks at the sky", "Somebody must have bumped into it.", Access, TicketPriority.Normal, 170, DemoProgress.Closed, "It looks at the ramp again."),
    ];

    public static readonly DemoTicket[] Shop =
    [
        new("Laptop does not charge after the repair", "Picked it up yesterday, serial 5CG2141. The light stays off.", Repairs, TicketPriority.High, 2, DemoProgress.Working, "We are sorry. Please bring it in; we look at it while you wait."),
        new("When will my phone be ready?", "You said Tuesday. It is Wednesday.", Repairs, TicketPriority.Normal, 4, DemoProgress.Waiting, "The screen has come. May we call you at 3 pm?"),
        new("Till printer prints only half of the receipt", "The left half is blank since noon, and people are queueing.", Devices, TicketPriority.Urgent, 1, DemoProgress.Fresh, ""),
        new("Invoice shows last year's address", "We moved in May. Could you send it again?", Orders, TicketPriority.Low, 28, DemoProgress.Resolved, "A corrected invoice is on its way."),
        new("Recovered files: photos are missing", "The folder from 2019 is empty, the others are fine.", Repairs, TicketPriority.High, 52, DemoProgress.OnHold, "The second pass over the disk takes until Friday."),
        new("Quote for twelve screens", "For our new studio, delivered to Blake St.", Orders, TicketPriority.Normal, 90, DemoProgress.Closed, "The quote is attached. It holds for 30 days."),
        new("Tablet gets very hot", "It hurts to hold after ten minutes.", Devices, TicketPriority.High, 120, DemoProgress.Closed, "The battery was swollen, and is replaced."),
    ];
}
