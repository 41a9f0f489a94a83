using FsCheck;
using FsCheck.Fluent;

namespace Platform.Devices.Domain.Health;

public sealed class HealthWeightsTests
{
    [Fact]
    public void The_weights_add_up_to_a_hundred_whatever_a_device_reports() => Prop.ForAll(Weights.ToArbitrary(), weights =>
        HealthWeights.ByPresence(weights).All(w => w.Battery + w.Signal + w.Availability + w.Temperature == 100)).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_missing_goes_to_the_rest_in_proportion() =>
        Assert.Equal(new HealthWeights(45, 33, 22, 0), HealthWeights.ByPresence(HealthWeights.Default)[1 | 2]);

    [Fact]
    public void A_device_that_reports_nothing_that_weighs_is_judged_by_whether_it_is_there() =>
        Assert.Equal(new HealthWeights(0, 0, 100, 0), HealthWeights.ByPresence(new(100, 0, 0, 0))[0]);

    private static readonly Gen<HealthWeights> Weights =
        from a in Gen.Choose(0, 100)
        from b in Gen.Choose(0, 100 - a)
        from c in Gen.Choose(0, 100 - a - b)
        select new HealthWeights((byte)a, (byte)b, (byte)c, (byte)(100 - a - b - c));
}
