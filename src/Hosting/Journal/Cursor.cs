namespace Platform.Hosting.Journal;

/// <summary>A place in the journal: the transaction that wrote an entry, then the entry's number. Everything up to here was handled.</summary>
internal readonly record struct Cursor(ulong Transaction, long Position) : IComparable<Cursor>
{
    public int CompareTo(Cursor other) => (Transaction, Position).CompareTo((other.Transaction, other.Position));

    public static bool operator <(Cursor left, Cursor right) => left.CompareTo(right) < 0;
    public static bool operator >(Cursor left, Cursor right) => left.CompareTo(right) > 0;
    public static bool operator <=(Cursor left, Cursor right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Cursor left, Cursor right) => left.CompareTo(right) >= 0;
}
