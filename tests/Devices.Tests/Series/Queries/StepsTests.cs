namespace Platform.Devices.Series.Queries;

public sealed class StepsTests
{
    [Fact]
    public void Values_and_roll_ups_meet_in_the_step_they_lie_in()
    {
        var steps = new Steps(new(105, 131), 10);
        steps.Add(new([105, 109, 110, 130], [1, 3, double.NaN, 8]));
        steps.Add(100, new(2, 0, 9, 10));

        Assert.Equal([(100, new Measure(4, 0, 9, 14)), (130, Measure.Of(8.0))], steps.WithValues());
    }

    [Fact]
    public void Rows_out_of_order_or_stored_twice_are_put_right()
    {
        var values = Values.Sorted([3, 1, 3, 2], [30, 10, 30, 20]);

        Assert.Equal([1, 2, 3], values.At.ToArray());
        Assert.Equal([10, 20, 30], values.Of.ToArray());
    }

    [Fact]
    public void What_a_chunk_knows_is_not_counted_once_more_from_rows()
    {
        double[] rows = [1, 2, 3, 4];
        new Values([20, 30], [7, 8]).HideIn([10, 20, 30, 40], rows);

        Assert.Equal([1, double.NaN, double.NaN, 4], rows);
    }

    [Fact]
    public void Only_values_within_the_span_are_taken()
    {
        Assert.Equal([2.0, 3.0], new Values([10, 20, 30, 40], [1, 2, 3, 4]).Within(new(11, 40)).Of.ToArray());
        Assert.Equal(0, new Values([10, 20], [1, 2]).Within(new(30, 40)).At.Length);
    }
}
