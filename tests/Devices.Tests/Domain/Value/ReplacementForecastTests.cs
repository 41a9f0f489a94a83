namespace Platform.Devices.Domain.Value;

public sealed class ReplacementForecastTests
{
    private static readonly Guid Type = Guid.NewGuid();
    private static readonly DateOnly Today = new(2026, 3, 31);

    [Fact]
    public void A_device_is_due_in_the_month_it_reaches_its_expected_life() => Assert.Equal([new(Type, 2, 1)], Of(24, new DateOnly(2024, 5, 31)));

    [Fact]
    public void What_is_overdue_is_due_now() => Assert.Equal([new(Type, 0, 2)], Of(24, new(2020, 1, 1), new(2024, 3, 31)));

    [Fact]
    public void What_lives_longer_than_the_forecast_is_not_in_it() => Assert.Empty(Of(24, new DateOnly(2025, 3, 1)));

    [Fact]
    public void What_replaces_a_device_comes_of_age_in_its_turn() => Assert.Equal([new(Type, 1, 1), new(Type, 6, 1), new(Type, 11, 1)], Of(5, new DateOnly(2025, 11, 20)));

    [Fact]
    public void Types_nobody_knows_the_life_of_are_not_planned() =>
        Assert.Empty(ReplacementForecast.Of(Today, [(Type, new(2000, 1, 1))], new Dictionary<Guid, ReplacementTerms>()));

    private static IReadOnlyList<Replacements> Of(int life, params DateOnly[] since) =>
        ReplacementForecast.Of(Today, since.Select(day => (Type, day)), new Dictionary<Guid, ReplacementTerms> { [Type] = new(10, "EUR", life) });
}
