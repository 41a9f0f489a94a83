using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Devices.Features;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Learning;

public sealed class TrainModelsTests(OwnPlatformApp app) : IClassFixture<OwnPlatformApp>
{
    private const int Devices = 8, Days = 6, PerDay = 96;
    private static readonly DateTimeOffset Start = new(DateTimeOffset.UtcNow.AddDays(-Days).AddHours(-6).Ticks / TimeSpan.TicksPerDay * TimeSpan.TicksPerDay, TimeSpan.Zero);

    [Fact]
    public async Task A_company_learns_from_its_own_past_and_the_other_learns_nothing_of_it()
    {
        await Live();

        await using (var scope = app.Services.CreateAsyncScope()) await ActivatorUtilities.CreateInstance<TrainModels>(scope.ServiceProvider).Run(Ct);

        var card = await app.One.Read("/v1/prediction-model");
        var link = card.GetProperty("classes").EnumerateArray().Single(c => c.Text("class") == "connectivity");
        Assert.InRange(card.Number("devices"), Devices, 200);
        Assert.InRange(link.Number("failures"), 5, Devices * Days);
        Assert.InRange(link.GetProperty("precision").GetDouble(), 0, 1);
        Assert.InRange(link.GetProperty("recall").GetDouble(), 0, 1);
        Assert.Equal("trained", link.Text("kind"));
        Assert.Equal(0, (await app.Two.Read("/v1/prediction-model")).Number("version"));

        // The twins that are alive know it at once.
        var device = (await app.One.Read("/v1/devices?q=Lorry")).GetProperty("items")[0].Text("id");
        Assert.Equal(card.Number("version"), (await app.One.Read($"/v1/devices/{device}/prediction")).Number("modelVersion"));
    }

    // Lorries whose link weakens for three hours before it is lost for two, once a day each.
    private async Task Live()
    {
        var type = await (await app.One.Client.PostAsJsonAsync("/v1/device-types", new
        {
            name = "Tracker", expectedIntervalSeconds = 900, weights = new { battery = 40, signal = 30, availability = 20, temperature = 10 }, metrics = Array.Empty<object>(),
        }, Ct)).Json();
        var site = await app.One.AddSite();
        for (var d = 0; d < Devices; d++)
        {
            var device = (await app.One.Register($"Lorry {d}", site, type.Text("id"))).Text("id");
            await app.One.Send([.. Enumerable.Range(0, Days * PerDay).Where(i => (i + 11 * d) % PerDay is < 60 or >= 68)
                .Select(i => Reading(device, Start.AddMinutes(15 * i), FormattableString.Invariant($"\"signal\":{((i + 11 * d) % PerDay is >= 48 and < 60 ? -72 : -60) - i * 7 % 3}")))]);
        }
    }
}
