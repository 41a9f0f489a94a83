using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Bus;

namespace Platform.Benchmarks.Flow;

/// <summary>bus: how many messages a second are published, delivered and completed through one subscription that keeps sessions.</summary>
internal static class BusVerb
{
    public const string Usage = "[--seconds 8] [--publishers 4] [--consumers 2] [--batch 100]";

    private const int MostUnderWay = 20_000, Sessions = 5_000;
    private const string Topic = "benchmark.thing-happened";
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"deviceId":"0193d000-0000-7000-8000-000000000001","from":"healthy","to":"warning","score":71.5}""");

    public static async Task<int> Run(VerbArgs args)
    {
        await using var ground = await Ground.Prepare(services => services.AddBus(), args.Stop);
        var bus = ground.Services.GetRequiredService<IBusTransport>();
        var subscription = new BusSubscription(Topic, "reader") { Sessions = true };
        await bus.Declare(subscription, args.Stop);

        var (published, completed) = (0L, 0L);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(args.Stop);
        Task[] parties =
        [
            .. Enumerable.Range(0, args.Count("publishers", 4)).Select(_ => Task.Run(Publish, args.Stop)),
            .. Enumerable.Range(0, args.Count("consumers", 2)).Select(_ => Task.Run(Consume, args.Stop)),
        ];
        await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(2), args.Stop), Task.WhenAny(parties)); // warm
        var (before, clock) = (Volatile.Read(ref completed), Stopwatch.StartNew());
        await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(args.Seconds), args.Stop), Task.WhenAny(parties));
        var rate = (Volatile.Read(ref completed) - before) / clock.Elapsed.TotalSeconds;
        await stop.CancelAsync();
        await Task.WhenAll(parties);
        if (rate == 0) throw new CannotMeasureException("No message was completed.");

        Figures.Print("bus.messages_per_s", rate, "messages/s");
        return 0;

        async Task Publish()
        {
            while (!stop.IsCancellationRequested)
            {
                if (Volatile.Read(ref published) - Volatile.Read(ref completed) > MostUnderWay) await Task.Delay(5, args.Stop);
                else
                {
                    var messages = Messages(args.Count("batch", 100));
                    await bus.Publish(Topic, messages, args.Stop);
                    Interlocked.Add(ref published, messages.Length);
                }
            }
        }

        async Task Consume()
        {
            await using var receiver = bus.Open(subscription);
            try
            {
                while (true)
                {
                    var deliveries = await receiver.Receive(500, stop.Token);
                    Interlocked.Add(ref completed, await receiver.Complete(deliveries, args.Stop));
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Everything was measured.
            }
        }
    }

    private static BusMessage[] Messages(int count) => [.. Enumerable.Range(0, count).Select(_ => new BusMessage
    {
        Id = Guid.CreateVersion7(), Tenant = new(Guid.NewGuid()), Subject = Topic, Body = Body, Session = $"{Random.Shared.Next(Sessions)}",
    })];
}
