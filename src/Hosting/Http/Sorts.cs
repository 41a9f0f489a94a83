using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Platform.Hosting.Http;

/// <summary>The orders a list can be asked for, the usual one first. Each ends in the id, so no two rows share a place.</summary>
public sealed class Sorts<T>
{
    private readonly Expression<Func<T, Guid>> _id;
    private readonly Func<T, Guid> _idOf;
    private readonly List<ISortKey> _keys = [];

    private Sorts(Expression<Func<T, Guid>> id) => (_id, _idOf) = (id, id.Compile());

    /// <summary>The usual order; "-openedAt" means latest first. The key must never be null: give it a value with <c>??</c>.</summary>
    public static Sorts<T> By<TKey>(string name, Expression<Func<T, TKey>> key, Expression<Func<T, Guid>> id) where TKey : notnull =>
        new Sorts<T>(id).Or(name, key);

    public Sorts<T> Or<TKey>(string name, Expression<Func<T, TKey>> key) where TKey : notnull
    {
        _keys.Add(new SortKey<TKey>(name.TrimStart('-'), name.StartsWith('-'), key, _id));
        return this;
    }

    internal ISortKey Named(string? sort, out bool descending)
    {
        descending = sort is null ? _keys[0].UsuallyDescending : sort.StartsWith('-');
        if (sort is null) return _keys[0];
        var name = sort.TrimStart('-', '+');
        return _keys.Find(k => k.Name == name) ?? throw new MalformedException("sort",
            $"This list sorts by {string.Join(", ", _keys.Select(k => k.Name))}; a minus in front turns the order around.");
    }

    internal Guid IdOf(T row) => _idOf(row);

    internal interface ISortKey
    {
        string Name { get; }
        bool UsuallyDescending { get; }
        IQueryable<T> Order(IQueryable<T> rows, bool descending);
        IQueryable<T> After(IQueryable<T> rows, bool descending, JsonElement value, Guid id);
        object ValueOf(T row);
    }

    private sealed class SortKey<TKey>(string name, bool usuallyDescending, Expression<Func<T, TKey>> key, Expression<Func<T, Guid>> id) : ISortKey
        where TKey : notnull
    {
        private readonly Func<T, TKey> _valueOf = key.Compile();

        public string Name => name;
        public bool UsuallyDescending => usuallyDescending;
        public object ValueOf(T row) => _valueOf(row);

        public IQueryable<T> Order(IQueryable<T> rows, bool descending) =>
            descending ? rows.OrderByDescending(key).ThenByDescending(id) : rows.OrderBy(key).ThenBy(id);

        // A row comparison, (key, id) > (value, id), is one range of an index over both.
        public IQueryable<T> After(IQueryable<T> rows, bool descending, JsonElement value, Guid last)
        {
            var from = value.Deserialize<TKey>(JsonSerializerOptions.Web)!;
            Expression<Func<TKey, Guid, bool>> beyond = descending
                ? (k, i) => EF.Functions.LessThan(ValueTuple.Create(k, i), ValueTuple.Create(from, last))
                : (k, i) => EF.Functions.GreaterThan(ValueTuple.Create(k, i), ValueTuple.Create(from, last));
            var row = key.Parameters[0];
            var idOfRow = new Swap(new() { [id.Parameters[0]] = row }).Visit(id.Body);
            var body = new Swap(new() { [beyond.Parameters[0]] = key.Body, [beyond.Parameters[1]] = idOfRow }).Visit(beyond.Body);
            return rows.Where(Expression.Lambda<Func<T, bool>>(body, row));
        }
    }

    private sealed class Swap(Dictionary<Expression, Expression> with) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => with.GetValueOrDefault(node, node);
    }
}
