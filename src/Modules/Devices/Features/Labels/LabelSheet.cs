namespace Platform.Devices.Features.Labels;

/// <summary>What labels are printed on.</summary>
internal enum LabelPaper
{
    /// <summary>A4 with 3 by 8 labels of 63.5 × 33.9 mm, such as Avery L7159.</summary>
    A4Of24,

    /// <summary>A4 with 5 by 13 labels of 38.1 × 21.2 mm, such as Avery L7651.</summary>
    A4Of65,

    /// <summary>A roll of labels of 57 × 32 mm.</summary>
    Roll,
}

/// <summary>Where the labels are on their paper; all lengths in millimetres.</summary>
internal sealed record LabelSheet(double Width, double Height, double Left, double Top, int Columns, int Rows, double LabelWidth, double LabelHeight, double Gap)
{
    public int PerPage => Columns * Rows;

    public static LabelSheet Of(LabelPaper paper) => paper switch
    {
        LabelPaper.A4Of65 => new(210, 297, 4.75, 10.7, 5, 13, 38.1, 21.2, 2.5),
        LabelPaper.Roll => new(57, 32, 0, 0, 1, 1, 57, 32, 0),
        _ => new(210, 297, 7.25, 12.9, 3, 8, 63.5, 33.9, 2.5),
    };
}
