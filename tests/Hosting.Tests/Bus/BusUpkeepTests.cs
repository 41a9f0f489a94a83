using Platform.Hosting.Bus.Facts;
using Platform.Hosting.Data;

namespace Platform.Hosting.Bus;

public sealed class BusUpkeepTests(PostgresBuses buses) : IClassFixture<PostgresBuses>
{
    private readonly string _topic = $"topic-{Guid.NewGuid():N}";

    [Fact]
    public async Task A_subscription_whose_reader_is_gone_for_good_is_dropped_with_its_messages()
    {
        await buses.Bus.Declare(new(_topic, "gone"), default);
        await buses.Bus.Declare(new(_topic, "here"), default);
        await buses.Bus.Publish(_topic, [Message()], default);
        await Run("update platform.bus_subscriptions set seen_at = now() - interval '31 days' where topic = $1 and name = 'gone'", _topic);

        await buses.Bus.Declare(new(_topic, "here"), default);
        Assert.Equal(1, await Run("update platform.bus_subscriptions set seen_at = seen_at where topic = $1", _topic));
        Assert.Equal(1, await Run("delete from platform.bus_messages where subject = $1", _topic));
    }

    [Fact]
    public async Task What_took_effect_long_ago_is_forgotten_and_what_did_lately_is_not()
    {
        var inbox = new Inbox(buses.Databases);
        var (old, fresh) = (Message(), Message());
        await inbox.Remember("reader", [old], default);
        await inbox.Remember("reader", [fresh], default);
        await Run("update platform.inbox set handled_at = now() - interval '31 days' where message_id = $1", old.Id);

        await inbox.Forget(TimeSpan.FromDays(30), default);
        Assert.Equal([fresh.Id], await inbox.Known("reader", [old, fresh], default));
    }

    private BusMessage Message() => new() { Id = Guid.CreateVersion7(), Tenant = new(Guid.NewGuid()), Subject = _topic, Body = default };

    private async Task<int> Run(string sql, object value)
    {
        await using var command = buses.Databases.Owner.Command(sql, value);
        return await command.ExecuteNonQueryAsync();
    }
}
