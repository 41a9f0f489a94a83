using Platform.Conformance;

namespace Platform.Hosting.Live.Postgres;

public sealed class PostgresRelayConformanceTests(PostgresRelays relays) : LiveRelayConformance(relays), IClassFixture<PostgresRelays>;

public sealed class PostgresRelayTests : IAsyncLifetime
{
    private const string Another = "insert into platform.live_processes (process, seen_at) values ('00000000-0000-0000-0000-00000000000a', now() + interval '1 hour')";

    private readonly PostgresRelays _relays = new();

    private static string Topic => LiveWorld.Topic;

    public ValueTask InitializeAsync() => _relays.InitializeAsync();

    public ValueTask DisposeAsync() => _relays.DisposeAsync();

    [Fact]
    public async Task When_a_frame_is_missing_every_client_asks_again()
    {
        await using var processes = await LiveProcesses.Start(_relays.AddRelay);
        await _relays.Run(Another);
        var client = await processes.Watching();

        await _relays.Run("insert into platform.live_frames (receiver, sender, number) select process, gen_random_uuid(), 2 from platform.live_processes");

        await Reset(client);
    }

    [Fact]
    public async Task When_a_process_is_gone_without_a_goodbye_the_clients_of_others_ask_again()
    {
        await using var processes = await LiveProcesses.Start(_relays.AddRelay);
        await _relays.Run(Another);
        var client = await processes.Watching();

        await _relays.Run("update platform.live_processes set seen_at = now() - interval '15 seconds' where process = '00000000-0000-0000-0000-00000000000a'");

        await Reset(client);
    }

    [Fact]
    public async Task Who_subscribes_does_not_wait_for_ever_for_a_process_that_does_not_listen_and_asks_again_when_it_does()
    {
        await using var processes = await LiveProcesses.Start(_relays.AddRelay);
        await _relays.Run(Another);
        var client = processes.There.Connect();
        await client.Subscribe(Topic);

        await _relays.Run("update platform.live_processes set read = 1000 where process = '00000000-0000-0000-0000-00000000000a'");

        await Reset(client);
    }

    [Fact]
    public async Task Nobody_is_sent_what_only_another_tenant_watches()
    {
        await using var processes = await LiveProcesses.Start(_relays.AddRelay);
        await processes.Watching();

        Assert.True(processes.Here.Feed.IsWatched(processes.There.Tenant, Topic));
        Assert.False(processes.Here.Feed.IsWatched(processes.Here.Tenant, Topic));
    }

    private static async Task Reset(LocalClient client)
    {
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (client.Frames.All(frame => frame.Kind != "reset")) await Task.Delay(10, guard.Token);
    }
}
