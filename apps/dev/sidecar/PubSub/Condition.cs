using System.Text.Json;
using System.Text.RegularExpressions;

namespace EduStream.LocalDapr.PubSub;

/// <summary>
/// The part of the Common Expression Language that routing rules use: comparisons of <c>event.*</c> with literals, <c>&amp;&amp; || !</c>, <c>in</c>,
/// <c>has()</c>, <c>startsWith endsWith contains matches</c>. Whatever cannot be evaluated does not match.
/// </summary>
internal sealed class Condition
{
    private readonly Func<JsonElement, object?> _evaluate;

    private Condition(Func<JsonElement, object?> evaluate) => _evaluate = evaluate;

    public static Condition Parse(string text)
    {
        var parser = new ConditionParser(text);
        return new Condition(parser.ParseAll());
    }

    public bool Holds(JsonElement cloudEvent)
    {
        try { return _evaluate(cloudEvent) is true; }
        catch (Exception e) when (e is InvalidOperationException or RegexMatchTimeoutException or ArgumentException) { return false; }
    }
}
