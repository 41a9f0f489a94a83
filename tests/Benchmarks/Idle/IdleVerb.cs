using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.Idle;

/// <summary>idle: what the Host with the demo data occupies when nobody asks anything, and how soon it is back after a stop.</summary>
internal static class IdleVerb
{
    public const string Usage = "[--seconds 20]";

    private const double Mega = 1024 * 1024;

    public static async Task<int> Run(VerbArgs args)
    {
        using var scratch = new Scratch();
        var data = scratch.Within("data");
        await using (var first = await HostProcess.Start(data, args.Stop))
        {
            Console.WriteLine($"first start, with a new database: {first.StartedIn.TotalSeconds:0.0} s");
            await DemoKey.Of(first, args.Stop); // the demo is there
            var quiet = await first.UntilQuiet(TimeSpan.FromSeconds(args.Seconds), args.Stop);
            if (!quiet) Console.WriteLine($"the Host was still busy after {args.Seconds:0} s: what follows is not its idle memory");
            Figures.Print("host.idle_mb", first.ResidentBytes / Mega, "MB");
            if (first.Postgres.ProportionalBytes is > 0 and var postgres) Figures.Print("host.postgres_mb", postgres / Mega, "MB");
            await first.Stop();
        }

        await using var second = await HostProcess.Start(data, args.Stop);
        Figures.Print("host.restart_s", second.StartedIn.TotalSeconds, "s");
        return 0;
    }
}
