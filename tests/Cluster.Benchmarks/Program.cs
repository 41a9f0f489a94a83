using System.Globalization;
using Platform.Cluster;
using Platform.Cluster.Benchmarks.Calls;
using Platform.Cluster.Benchmarks.Failover;
using Platform.Host;

// What the distributed edition does beside Orleans alone. Every figure is a line: figure <name> <value> <unit>.
const string Usage = """
    Measures the distributed edition. Say what to do:

      calls [SECONDS]   questions to twins and batches for them, beside calls to a raw grain, from within a silo and from another process; 3 seconds each
      failover [DEVICES]   5,000 devices report, one of two silos is killed: how soon their twins answer, what they know and how often they wake; beside raw grains
    """;

switch (args)
{
    case ["calls"]: return await CallsVerb.Run(3);
    case ["calls", var seconds] when double.TryParse(seconds, CultureInfo.InvariantCulture, out var given) && given is > 0 and < 60: return await CallsVerb.Run(given);
    case ["serve", .. var ports]: return await CallsVerb.Serve([.. ports.Select(port => int.Parse(port, CultureInfo.InvariantCulture))]);
    case ["failover"]: return await FailoverVerb.Run(5_000);
    case ["failover", var devices] when int.TryParse(devices, CultureInfo.InvariantCulture, out var given) && given is > 0 and <= 100_000: return await FailoverVerb.Run(given);
    case ["platform", .. var settings]: return await PlatformProgram.Run(settings, new ClusterEdition());
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}
