using FsCheck;
using FsCheck.Fluent;

namespace Platform.Alerts.Domain.Labels;

public class LabelSetTests
{
    private static readonly Gen<(string, string)[]> Some = Gen.Zip(Gen.Elements("alertname", "a", "b", "site", "x_1"), Gen.Elements("", "1", "2", "ü", "𝄞 long value")).ArrayOf();

    /// <summary>The value of no labels at all is the start of FNV-1a; Prometheus says the same of an empty set.</summary>
    [Fact]
    public void The_fingerprint_of_nothing_is_where_the_hash_begins() => Assert.Equal("cbf29ce484222325", $"{LabelSet.Empty.Fingerprint:x16}");

    [Fact]
    public void The_order_labels_come_in_does_not_matter() => Prop.ForAll(Arb.From(Some), labels =>
    {
        var distinct = labels.DistinctBy(l => l.Item1).ToArray();
        var (one, other) = (LabelSet.Of(distinct), LabelSet.Of([.. distinct.Reverse()]));
        return one.Equals(other) && one.Fingerprint == other.Fingerprint && one.GetHashCode() == other.GetHashCode();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Sets_are_the_same_only_when_all_labels_are() => Prop.ForAll(Arb.From(Some), Arb.From(Some), (one, other) =>
    {
        var (a, b) = (LabelSet.Of(one), LabelSet.Of(other));
        return a.Equals(b) == (a.ToString() == b.ToString());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_label_is_found_by_its_name() => Prop.ForAll(Arb.From(Some), labels => LabelSet.Of(labels).All(l => LabelSet.Of(labels)[l.Key] == l.Value)).QuickCheckThrowOnFailure();

    [Fact]
    public void An_empty_label_is_none() => Assert.Equal(LabelSet.Of(("a", "1")), LabelSet.Of(("a", "1"), ("b", "")));

    [Fact]
    public void A_long_value_is_hashed_whole() => Assert.NotEqual(LabelSet.Of(("a", new string('x', 500) + "1")).Fingerprint, LabelSet.Of(("a", new string('x', 500) + "2")).Fingerprint);
}
