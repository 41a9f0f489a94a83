using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts;
using Platform.Contracts.Devices;
using Platform.Contracts.Tickets;
using Platform.Hosting.Bus;
using Platform.Hosting.Data;
using Platform.TestKit;

namespace Platform.Alerts.Reactions;

public class FactsTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static readonly DateTimeOffset Now = Instant.Truncate(DateTimeOffset.UtcNow.AddSeconds(-10)); // what is told happened a moment ago

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_device_that_becomes_critical_is_an_alert_until_it_is_not()
    {
        var device = Guid.CreateVersion7();
        await Tell(new DeviceHealthChanged(device, Guid.Empty, Band.Poor, Band.Critical, 20, "The battery is flat", Now), device);
        var alert = await Firing("DeviceCritical", "device", device, 1);
        Assert.Equal("The battery is flat", alert[0].GetProperty("annotations").GetProperty("summary").GetString());

        await Tell(new DeviceHealthChanged(device, Guid.Empty, Band.Critical, Band.Healthy, 90, null, Now.AddSeconds(1)), device);
        await Firing("DeviceCritical", "device", device, 0);
    }

    [Fact]
    public async Task A_failure_foretold_is_an_alert_until_it_is_withdrawn()
    {
        var device = Guid.CreateVersion7();
        await Tell(new DeviceFailurePredicted(device, Guid.Empty, "battery", 0.9f, Now, Now.AddHours(5), Now.AddHours(9), null, "Replace the battery", Now), device);
        await Firing("DeviceFailurePredicted", "device", device, 1);
        await Tell(new DeviceFailurePredictionWithdrawn(device, Guid.Empty, "battery", 0.1f, Now.AddSeconds(1)), device);
        await Firing("DeviceFailurePredicted", "device", device, 0);
    }

    [Fact]
    public async Task A_stale_metric_is_an_alert_until_it_is_fresh()
    {
        var device = Guid.CreateVersion7();
        await Tell(new DeviceKeyStale(device, Guid.Empty, "humidity", Now.AddHours(-1), 60, Now), device);
        await Firing("DeviceMetricStale", "device", device, 1);
        await Tell(new DeviceKeyFresh(device, Guid.Empty, "humidity", Now.AddSeconds(1)), device);
        await Firing("DeviceMetricStale", "device", device, 0);
    }

    [Fact]
    public async Task A_device_takes_its_alerts_along_to_another_site_and_ends_them_there()
    {
        var (device, before, after) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Tell(new DeviceHealthChanged(device, before, Band.Poor, Band.Unknown, 50, "Not heard of", Now), device);
        await OpenAt(device, before);
        await Tell(new DeviceWasMoved(device, after, Now.AddSeconds(2)), device);
        var moved = await OpenAt(device, after);
        Assert.Equal((Now, "Not heard of"), (moved.GetProperty("startsAt").GetDateTimeOffset(), moved.GetProperty("annotations").GetProperty("summary").GetString()));

        await Tell(new DeviceHealthChanged(device, after, Band.Unknown, Band.Healthy, 90, null, Now.AddSeconds(4)), device);
        await OpenAt(device);
    }

    [Fact]
    public async Task Whoever_moves_a_silent_device_and_then_decommissions_it_moves_and_ends_its_alert()
    {
        var type = (await app.One.Client.GetFromJsonAsync<JsonElement>("/v1/device-types", Ct)).GetProperty("items")[0].GetProperty("id").GetString();
        var (before, after) = (await Add("/v1/sites", new { name = "Before", address = "Quay 1", timeZone = "Europe/Berlin" }), await Add("/v1/sites", new { name = "After", address = "Quay 2", timeZone = "Europe/Berlin" }));
        var device = await Add("/v1/devices", new { name = "Wanders", siteId = before, typeId = type });
        await Tell(new DeviceHealthChanged(device, before, Band.Poor, Band.Unknown, 50, "Not heard of", Now), device);
        await OpenAt(device, before);

        (await app.One.Client.PatchAsJsonAsync($"/v1/devices/{device}", new { siteId = after }, Ct)).EnsureSuccessStatusCode();
        await OpenAt(device, after);
        (await app.One.Client.PutAsync($"/v1/devices/{device}/decommissioning", null, Ct)).EnsureSuccessStatusCode();
        await OpenAt(device);
    }

    [Fact]
    public async Task Behind_another_gateway_at_its_site_its_alerts_stay()
    {
        var (device, site) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Tell(new DeviceHealthChanged(device, site, Band.Poor, Band.Critical, 20, "Hot", Now), device);
        var alert = await OpenAt(device, site);
        await Tell(new DeviceWasMoved(device, site, Now.AddSeconds(1)), device);
        await Heard("alerts.follow-when-device-was-moved");
        Assert.Equal(alert.GetProperty("id").GetString(), (await OpenAt(device, site)).GetProperty("id").GetString());
    }

    [Fact]
    public async Task Nothing_is_wrong_with_a_device_that_is_no_longer_in_use()
    {
        var (device, other, site) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var one in (Guid[])[device, other]) await Tell(new DeviceHealthChanged(one, site, Band.Poor, Band.Unknown, 50, "Not heard of", Now), one);
        await OpenAt(device, site);
        await OpenAt(other, site);
        await Tell(new DeviceWasDecommissioned(device, Now.AddSeconds(1)), device);
        await OpenAt(device);
        await OpenAt(other, site);
    }

    [Fact]
    public async Task A_broken_promise_is_an_alert_until_the_ticket_is_resolved()
    {
        var ticket = Guid.CreateVersion7();
        await Tell(new TicketSlaWasWarned(ticket, "resolution", Guid.CreateVersion7(), 0.8, Now, Now.AddSeconds(-2)), ticket);
        await Firing("TicketNearlyLate", "ticket", ticket, 1);
        await Tell(new TicketSlaWasBreached(ticket, "resolution", Guid.CreateVersion7(), Now, Now), ticket);
        await Firing("TicketLate", "ticket", ticket, 1);
        await Firing("TicketNearlyLate", "ticket", ticket, 0);
        await Tell(new TicketWasResolved(ticket, Now.AddSeconds(1)), ticket);
        await Firing("TicketLate", "ticket", ticket, 0);
    }

    [Fact]
    public async Task What_was_never_wrong_is_never_over()
    {
        var (well, silent) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var before = await Received();
        await Tell(new DeviceHealthChanged(well, Guid.Empty, Band.Unknown, Band.Healthy, 90, null, Now), well);
        await Tell(new TicketWasClosed(well, null, Now), well);
        await Tell(new DeviceHealthChanged(silent, Guid.Empty, Band.Healthy, Band.Unknown, null, "Not heard of", Now), silent);
        await Firing("DeviceSilent", "device", silent, 1);
        await Heard("alerts.end-when-ticket-was-closed");
        Assert.Equal(before + 1, await Received());
    }

    private async Task<Guid> Add(string path, object record)
    {
        var added = await app.One.Client.PostAsJsonAsync(path, record, Ct);
        Assert.True(added.IsSuccessStatusCode, await added.Content.ReadAsStringAsync(Ct));
        return (await added.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetGuid();
    }

    private async Task Heard(string subscription)
    {
        await using var read = app.Services.GetRequiredService<Databases>().System.CreateCommand($"select count(*) from platform.inbox where subscription = '{subscription}' and tenant = '{app.One.Id}'");
        for (var hang = DateTime.UtcNow.AddMinutes(1); (long)(await read.ExecuteScalarAsync(Ct))! == 0; await Task.Delay(50, Ct)) Assert.True(DateTime.UtcNow < hang);
    }

    /// <summary>Waits until the records of a device that are not over are at this site alone, or there are none.</summary>
    private async Task<JsonElement> OpenAt(Guid device, Guid? site = null)
    {
        for (var hang = DateTime.UtcNow.AddMinutes(1); ; await Task.Delay(50, Ct))
        {
            JsonElement[] open = [.. (await app.One.Client.GetFromJsonAsync<JsonElement>("/v1/alerts?limit=100&filter[state]=open", Ct)).GetProperty("items").EnumerateArray()
                .Where(a => a.GetProperty("device").GetString() == device.ToString())];
            if (site is null ? open.Length == 0 : open.Length == 1 && open[0].GetProperty("siteId").GetGuid() == site) return open.FirstOrDefault();
            Assert.True(DateTime.UtcNow < hang, $"{open.Length} alerts of the device are open, not where they should be.");
        }
    }

    private async Task<long> Received()
    {
        await using var read = app.Services.GetRequiredService<Databases>().System.CreateCommand($"select coalesce(sum(reports), 0) from alerts.received where tenant = '{app.One.Id}'");
        return (long)(await read.ExecuteScalarAsync(Ct))!;
    }

    private ValueTask Tell<TFact>(TFact fact, Guid about) where TFact : class =>
        app.Services.GetRequiredService<IFacts>().Publish(app.One.Id, fact, about.ToString(), Guid.CreateVersion7(), Ct);

    private async Task<JsonElement[]> Firing(string name, string label, Guid about, int count)
    {
        for (var hang = DateTime.UtcNow.AddMinutes(1); ; await Task.Delay(50, Ct))
        {
            JsonElement[] firing = [.. (await app.One.Client.GetFromJsonAsync<JsonElement>($"/api/v2/alerts?filter=alertname={name}&filter={label}={about}", Ct)).EnumerateArray()];
            if (firing.Length == count) return firing;
            Assert.True(DateTime.UtcNow < hang, $"{firing.Length} alerts {name} fire, not {count}.");
        }
    }
}
