using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Data;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Series.Cold;

public sealed class CompactedReadingsTests(OwnPlatformApp app) : IClassFixture<OwnPlatformApp>
{
    [Fact]
    public async Task A_company_is_handed_its_own_compacted_readings()
    {
        var day = new DateTimeOffset(DateTimeOffset.UtcNow.UtcDateTime.Date, TimeSpan.Zero).AddDays(-4);
        var device = (await app.One.Register()).Text("id");
        await app.One.Send(Reading(device, day.AddHours(1), "\"temperature\":21.3,\"metrics\":{\"power\":4.25}"));
        await Measured.RollUp(app);
        await Measured.Compact(app, day);

        var lines = (await Export(app.One)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(3, lines.Length);
        Assert.StartsWith($"{device},{day.AddHours(1):O},", lines[1]);
        Assert.Equal(["temperature,21.3", "power,4.25"], lines[1..].Select(line => string.Join(',', line.Split(',')[3..])));
        Assert.Empty(await Export(app.Two));
    }

    private async Task<string> Export(TestTenant tenant)
    {
        var call = new Call(tenant.Id, new(Guid.NewGuid()), DateTimeOffset.UtcNow);
        await foreach (var file in new CompactedReadings(app.Services.GetRequiredService<Databases>(), call).Files(null, Ct))
        {
            using var text = new StreamReader(await file.Open(Ct));
            return await text.ReadToEndAsync(Ct);
        }

        return "";
    }
}
