namespace Platform.Devices.Domain.Health;

public sealed class TemperatureWatchTests
{
    private static readonly DeviceProfile EveryFiveMinutes = new(300, new(0, 0, 20, 80), null, null);

    [Fact]
    public void Day_and_night_are_no_anomaly() =>
        Assert.InRange(Run(14 * 288, i => 20 + 6 * MathF.Sin(i * 2 * MathF.PI / 288)).Max(w => w.Pressure), 0, 0.15f);

    [Fact]
    public void A_failure_of_two_days_stays_a_failure_until_it_is_over()
    {
        var watch = Run(20 * 288, i => Noisy(88, i) - (i >= 18 * 288 ? 50 : 0));

        Assert.All(watch[(18 * 288 + 12)..], w => Assert.True(w.Pressure > 0.5f));
    }

    [Fact]
    public void A_new_usual_becomes_usual_in_time() =>
        Assert.InRange(Run(40 * 288, i => Noisy(i < 5 * 288 ? 60 : 75, i))[^1].Pressure, 0, 0.1f);

    [Fact]
    public void One_wild_reading_raises_the_pressure_a_little_and_it_fades()
    {
        var watch = Run(1_000, i => i == 900 ? 400 : Noisy(20, i));

        Assert.InRange(watch[900].Pressure, 0.1f, 0.3f);
        Assert.InRange(watch[^1].Pressure, 0, 0.05f);
    }

    private static float Noisy(float level, int i) => level + 4 * MathF.Sin(i * 0.7f) + 3 * MathF.Sin(i * 0.013f);

    private static List<TemperatureWatch> Run(int count, Func<int, float> celsius)
    {
        var watch = new List<TemperatureWatch>();
        for (var i = 0; i < count; i++) watch.Add((i == 0 ? default : watch[^1]).After(celsius(i), Live.Start.AddMinutes(5 * i), EveryFiveMinutes));
        return watch;
    }
}
