using Platform.Tickets.Knowledge.Domain;

namespace Platform.Tickets.Knowledge.Demo;

/// <summary>Something the demo's companies have written down: for their customers, for themselves, or not finished yet.</summary>
internal sealed record DemoArticle(string Title, string Category, string[] Tags, ArticleVisibility Visibility, bool IsPublished, string Body)
{
    private const ArticleVisibility Public = ArticleVisibility.Public, Internal = ArticleVisibility.Internal;

    public static readonly DemoArticle[] Building =
    [
        new("What to do when a lift stops between floors", "Lifts and doors", ["lift", "safety"], Public, true, """
            Stay calm and stay inside: the cabin cannot fall, and there is enough air.

            1. Press the **bell button** for three seconds. The control room answers within a minute, day and night.
            2. Tell them the number above the buttons.
            3. Do not force the doors, and do not climb out, even when you see the floor.

            If you are outside and hear somebody, tell us which lift it is and keep others from calling it. We lock the lift until a technician has looked at it.
            """),
        new("My badge does not open the door or turnstile", "Access and security", ["badge", "turnstile"], Public, true, """
            A badge that stays red is mostly one of these:

            - **New badge**: it works from the hour after it was handed out. Hold it flat, for a second.
            - **Not used for 60 days**: it was put to sleep. The reception wakes it while you wait.
            - **Other hours**: most badges open from 6:00 to 22:00 only.

            Still red? Ask for help with the number printed on the badge and the door it does not open.
            """),
        new("A room is too warm or too cold", "Heating and cooling", ["thermostat", "climate"], Public, true, """
            The thermostat by the door shifts the temperature by three degrees at most, and the room needs about forty minutes to follow.

            - Close the windows: an open one switches the radiator and the cooling off.
            - Do not cover the thermostat or put a screen or a printer below it.
            - After a holiday the building needs until ten o'clock.

            If the room does not agree with the thermostat after an hour, tell us the room and both temperatures.
            """),
        new("Sockets or lights along one wall have no power", "Power and lighting", ["fuse", "power"], Public, true, """
            When several sockets fail together, a fuse has tripped, mostly because of a kettle, a heater or a machine of the cleaners.

            Unplug what was plugged in last and tell us the room; please do not open the distribution board yourself. We switch the circuit on again and look for the cause when it trips twice.
            """),
        new("Parking barrier does not read the tag", "Access and security", ["barrier", "parking"], Public, true, """
            Drive up to the line, hold the tag behind the windscreen at the height of the mirror, and wait for two seconds. Metal-coated windscreens have a free field beside the mirror.

            In heavy rain the reader is slow. If it stays red, press the button with the bell: the guard opens and notes the plate.
            """),
        new("Taking a goods lift out of service", "Lifts and doors", ["lift", "procedure"], Internal, true, """
            For technicians on site.

            1. Key switch in the lowest landing to **service**, sign on every floor.
            2. Note the fault code of the controller before power is cut: it is lost afterwards.
            3. Call the maker only after a second stop within a day; the contract covers two call-outs a month.
            4. Back in service: three full trips empty, one with load, then close the ticket with the code.
            """),
        new("Slowing down the revolving door", "Lifts and doors", ["door", "procedure"], Internal, true, """
            Panel behind the left wing, menu 3, *turns per minute*. Four is right for visitors, six for the morning rush. Never above seven: the safety edge stops the door at every touch.
            """),
        new("Draining the reader of the parking barrier", "Access and security", ["barrier", "procedure"], Internal, false, """
            Open the two screws below, let the water out, dry the board with warm air, seal the cable gland.

            To be added: the type of the gland.
            """),
    ];

    public static readonly DemoArticle[] Shop =
    [
        new("How long does a repair take?", "Repairs", ["repair", "status"], Public, true, """
            Screens and batteries of common phones and laptops: the same day when brought in before eleven. Parts we order come in two to four working days. Data recovery takes a week, and we call before it costs more than agreed.

            The state of your repair is always in the message you got when you handed the device in.
            """),
        new("The laptop does not charge", "Repairs", ["laptop", "battery"], Public, true, """
            Before you bring it in:

            1. Try another socket and, if you can, another charger of the same wattage.
            2. Hold the power button for thirty seconds with the charger unplugged, then plug it in again.
            3. Look into the charging port with a light: lint is the most common cause.

            If the light stays off after one of our repairs, bring it in without an appointment: we look at it while you wait.
            """),
        new("Till printer prints only part of the receipt", "Devices", ["printer", "till"], Public, true, """
            Half a receipt means that half of the print head is dirty or the paper runs askew.

            1. Switch the printer off, open the lid, and take the roll out.
            2. Wipe the dark bar with a lint-free cloth and alcohol; let it dry for a minute.
            3. Put the roll back so that the paper comes from below, and close the lid on both sides.

            Hold *feed* while switching on: the test page shows whether dots are missing for good.
            """),
        new("A phone or tablet gets hot, or its battery swells", "Devices", ["battery", "safety"], Public, true, """
            Warm while charging is normal; too hot to hold is not. Switch the device off, unplug it, put it on stone or metal, and do not press on it.

            **A swollen battery is dangerous.** Do not charge it again and do not send it by post: bring it in, we take it at once.
            """),
        new("Changing the address on an invoice", "Orders and invoices", ["invoice"], Public, true, """
            Tell us the invoice's number and the right address. Within 30 days we send a corrected one; after that we send a credit note and a new invoice, because the books of the month are closed.
            """),
        new("Recovering files from a damaged disk", "Repairs", ["data", "procedure"], Internal, true, """
            Image first, look later: one pass with short retries, then a second one over the gaps during the night. Never work on the customer's disk itself.

            Empty folders with intact neighbours are mostly a broken index: scan the image by file signatures before telling anybody that photos are gone.
            """),
        new("Quotes for ten devices and more", "Orders and invoices", ["quote"], Internal, false, """
            From ten devices the supplier gives a price for the project. Ask with the customer's name and the day of delivery; it holds for 30 days.
            """),
    ];
}
