using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EduStream.LocalDapr.PubSub;

/// <summary>Turns the text of a routing rule into a function of the event. Strings, numbers, booleans, null and lists are its values.</summary>
internal sealed partial class ConditionParser(string text)
{
    private readonly List<string> _tokens = [.. Token().Matches(text).Select(match => match.Value)];
    private int _at;

    public Func<JsonElement, object?> ParseAll()
    {
        if (string.Concat(_tokens).Length != text.Count(c => !char.IsWhiteSpace(c)) + _tokens.Sum(token => token.Count(char.IsWhiteSpace))) { throw Unreadable(); }
        var expression = Or();
        return _at == _tokens.Count ? expression : throw Unreadable();
    }

    private Func<JsonElement, object?> Or()
    {
        var left = And();
        while (Take("||")) { var (l, r) = (left, And()); left = e => l(e) is true || r(e) is true; }
        return left;
    }

    private Func<JsonElement, object?> And()
    {
        var left = Comparison();
        while (Take("&&")) { var (l, r) = (left, Comparison()); left = e => l(e) is true && r(e) is true; }
        return left;
    }

    private Func<JsonElement, object?> Comparison()
    {
        var left = Unary();
        foreach (var sign in new[] { "==", "!=", "<=", ">=", "<", ">", "in" })
        {
            if (!Take(sign)) { continue; }
            var right = Unary();
            return sign switch
            {
                "==" => e => Equals(left(e), right(e)),
                "!=" => e => !Equals(left(e), right(e)),
                "in" => e => right(e) is List<object?> list && list.Contains(left(e)),
                _ => e => Compare(left(e), right(e)) is { } order && sign switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 },
            };
        }
        return left;
    }

    private Func<JsonElement, object?> Unary()
    {
        if (!Take("!")) { return Member(); }
        var operand = Unary();
        return e => operand(e) is bool value ? !value : null;
    }

    private Func<JsonElement, object?> Member()
    {
        var value = Primary();
        while (Take("."))
        {
            var (target, name) = (value, Next());
            if (!Take("(")) { value = e => Property(target(e), name); continue; }
            var argument = Or();
            Expect(")");
            value = e => Call(name, target(e) as string, argument(e) as string);
        }
        return value;
    }

    private Func<JsonElement, object?> Primary()
    {
        var token = Next();
        switch (token)
        {
            case "(":
                var inner = Or();
                Expect(")");
                return inner;
            case "[":
                var items = new List<Func<JsonElement, object?>>();
                while (!Take("]")) { items.Add(Or()); Take(","); }
                return e => items.ConvertAll(item => item(e));
            case "true" or "false":
                return _ => token == "true";
            case "null":
                return _ => null;
            case "event":
                return e => e;
            case "has":
                Expect("(");
                var what = Or();
                Expect(")");
                return e => what(e) is not null;
        }
        if (token[0] is '"' or '\'') { return _ => token[1..^1]; }
        return double.TryParse(token, CultureInfo.InvariantCulture, out var number) ? _ => number : throw Unreadable();
    }

    private static object? Property(object? target, string name)
    {
        if (target is not JsonElement { ValueKind: JsonValueKind.Object } element || !element.TryGetProperty(name, out var value)) { return null; }
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Null => null,
            _ => value,
        };
    }

    private static object? Call(string name, string? target, string? argument) => target is null || argument is null ? null : name switch
    {
        "startsWith" => target.StartsWith(argument, StringComparison.Ordinal),
        "endsWith" => target.EndsWith(argument, StringComparison.Ordinal),
        "contains" => target.Contains(argument, StringComparison.Ordinal),
        "matches" => Regex.IsMatch(target, argument, RegexOptions.None, TimeSpan.FromMilliseconds(100)),
        _ => null,
    };

    private static int? Compare(object? left, object? right) => (left, right) switch
    {
        (double l, double r) => l.CompareTo(r),
        (string l, string r) => string.CompareOrdinal(l, r),
        _ => null,
    };

    private string Next() => _at < _tokens.Count ? _tokens[_at++] : throw Unreadable();

    private bool Take(string token)
    {
        if (_at >= _tokens.Count || _tokens[_at] != token) { return false; }
        _at++;
        return true;
    }

    private void Expect(string token) { if (!Take(token)) { throw Unreadable(); } }

    private FormatException Unreadable() => new($"The routing rule '{text}' cannot be read.");

    [GeneratedRegex("""
        "[^"]*"|'[^']*'|[0-9]+(?:\.[0-9]+)?|[A-Za-z_][A-Za-z0-9_]*|==|!=|<=|>=|&&|\|\||[<>!().,\[\]]
        """)]
    private static partial Regex Token();
}
