using Platform.Benchmarks.Access;
using Platform.Benchmarks.Alerts;
using Platform.Benchmarks.Anomaly;
using Platform.Benchmarks.Breaches;
using Platform.Benchmarks.Calendars;
using Platform.Benchmarks.FleetSize;
using Platform.Benchmarks.Flow;
using Platform.Benchmarks.HelpDesk;
using Platform.Benchmarks.HelpDesk.Incidents;
using Platform.Benchmarks.Idle;
using Platform.Benchmarks.Ingest;
using Platform.Benchmarks.Inventory;
using Platform.Benchmarks.Knowledge;
using Platform.Benchmarks.Live;
using Platform.Benchmarks.Foretelling;
using Platform.Benchmarks.Replay;
using Platform.Benchmarks.Series;
using Platform.Benchmarks.SignIns;
using Platform.Benchmarks.Simulate;
using Platform.Benchmarks.Twins;
using Platform.Benchmarks.Web;
using Platform.Hosting;

namespace Platform.Benchmarks;

/// <summary>One console program, many verbs: <c>twins --seconds 5</c>.</summary>
internal static class Verbs
{
    private static readonly Verb[] All =
    [
        new("ingest", IngestVerb.Usage, "readings a second over HTTP beside raw COPY, and what a crash in mid-load loses", 10, IngestVerb.Run),
        new("fleet", FleetVerb.Usage, "what 100,000 devices take of memory and processor, how soon they are back after a crash, and how soon silence is noticed", 5, FleetVerb.Run),
        new("inventory", InventoryVerb.Usage, "how soon a list of 100,000 devices is filtered, counted and scrolled, and how long changing 10,000 takes", 10, InventoryVerb.Run),
        new("web", WebVerb.Usage, "how soon the list of 100,000 devices answers in a browser, and how long what one does there keeps the page busy", 0, WebVerb.Run),
        new("web-alerts", QueueVerb.Usage, "how long what one does in a triage queue of 10,000 rows keeps the page busy in a browser, and what happens there by itself", 0, QueueVerb.Run),
        new("tickets", TicketsVerb.Usage, "how soon a list of a million tickets is filtered and counted, how many changes of tickets a second are made, and how late breaches are told", 20, TicketsVerb.Run),
        new("alerts", AlertsVerb.Usage, "how many alerts a second are kept durably, how soon it is decided what follows from one, and what 50,500 active ones take of memory", 15, AlertsVerb.Run),
        new("alerts-vs-alertmanager", AlertsVsAlertmanagerVerb.Usage, "how many alerts a second are kept durably beside Debian's Alertmanager, which keeps them in memory, and what either tells people of a storm", 4, AlertsVsAlertmanagerVerb.Run),
        new("storm", StormVerb.Usage, "what people are told of 10,100 alerts whose causes come last, and what a crash in the middle loses or doubles", 0, StormVerb.Run),
        new("kb", KnowledgeVerb.Usage, "how soon articles are suggested for a ticket as it is typed, out of 50,000, and how soon a search of them answers", 20, KnowledgeVerb.Run),
        new("idle", IdleVerb.Usage, "what the Host occupies when nobody asks anything, and how soon it is back", 20, IdleVerb.Run),
        new("sign-in", SignInVerb.Usage, "how many people a second are let in by their password", 8, SignInVerb.Run),
        new("series", SeriesVerb.Usage, "how soon a chart of thirty days is answered over many readings, and what a compacted reading takes", 60, SeriesVerb.Run),
        new("live", LiveVerb.Usage, "how soon after a reading was accepted its frame is at a client", 15, LiveVerb.Run),
        new("replay-series", ReplayVerb.Usage, "a recorded series as the life of one device, and its health as it goes", 60, ReplayVerb.Run),
        new("simulate", SimulateVerb.Usage, "a fleet that reports to a running Host, and things that go wrong with it", 30, SimulateVerb.Run),
        new("detect", DetectVerb.Usage, "how anomalous each row of a recorded series is to a device's own detector", 0, DetectVerb.Run),
        new("nab-eval", NabEvalVerb.Usage, "the detector's score in the Numenta Anomaly Benchmark, on what is in a folder of its corpus", 0, NabEvalVerb.Run),
        new("predict-eval", PredictEvalVerb.Usage, "how precisely and how far ahead failures are foretold, on simulated faults and recorded machines", 0, PredictEvalVerb.Run),
        new("sla-eval", SlaEvalVerb.Usage, "how well breaches of a recorded help desk are foretold, each with what was known at that time", 0, SlaEvalVerb.Run),
        new("replay-incidents", ReplayIncidentsVerb.Usage, "a recorded help desk lived again over the API, and whether its tickets come to stand as recorded", 0, ReplayIncidentsVerb.Run),
        new("score", ScoreVerb.Usage, "how many open tickets a second are given their chance of a breach", 5, ScoreVerb.Run),
        new("ledger", LedgerVerb.Usage, "how many changes a second are decided and committed with their journal entries", 8, LedgerVerb.Run),
        new("subscriptions", SubscriptionsVerb.Usage, "how soon after its commit a change has been handled by its follower", 10, SubscriptionsVerb.Run),
        new("bus", BusVerb.Usage, "how many messages a second are published, delivered and completed", 8, BusVerb.Run),
        new("api-keys", ApiKeysVerb.Usage, "how many API keys a second are checked, and how long a revoked one still works elsewhere", 8, ApiKeysVerb.Run),
        new("permissions", PermissionsVerb.Usage, "how much longer a read takes because a permission is checked", 10, PermissionsVerb.Run),
        new("calendar", CalendarVerb.Usage, "how many due dates a second one core finds in a calendar with holidays and daylight saving, beside RT's engine, and whether they agree", 3, CalendarVerb.Run),
        new("twins", "[--seconds 5]", "what the twin engine does on this machine, without a database", 5, TwinsVerb.Run),
    ];

    private static async Task<int> Main(string[] args)
    {
        if (args is [] or ["--help" or "-h" or "help"]) return Usage(Console.Out, code: args is [] ? 2 : 0);
        if (All.FirstOrDefault(verb => verb.Name == args[0]) is not { } verb) return Usage(Console.Error, $"There is no verb '{args[0]}'.");

        using var interruption = new Interruption();
        try
        {
            return await verb.Run(VerbArgs.Parse(verb, args.AsSpan(1), interruption.Token));
        }
        catch (WrongArgumentException e)
        {
            return Usage(Console.Error, e.Message);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            return Failed("Stopped before everything was measured.");
        }
        catch (StartupException e)
        {
            return Failed(e.Message);
        }
        catch (Exception e) when (e is CannotMeasureException or HttpRequestException or TimeoutException or IOException or Npgsql.NpgsqlException or Microsoft.Playwright.PlaywrightException)
        {
            return Failed($"{verb.Name} could not measure: {e.Message}");
        }
    }

    private static int Failed(string why)
    {
        Console.Error.WriteLine(why);
        return 1;
    }

    private static int Usage(TextWriter to, string? wrong = null, int code = 2)
    {
        if (wrong is not null) to.WriteLine($"{wrong}\n");
        to.WriteLine("Measures Platform and feeds it. Say what to do:\n");
        foreach (var verb in All) to.WriteLine($"  {verb.Name} {verb.Usage}\n      {verb.Meaning}");
        to.WriteLine("\nEvery figure is a line: figure <name> <value> <unit>. Ends with 1 when something could not be measured.");
        return code;
    }
}
