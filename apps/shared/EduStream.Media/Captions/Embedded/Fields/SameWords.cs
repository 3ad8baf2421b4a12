using System.Text;

namespace EduStream.Media.Captions.Embedded.Fields;

/// <summary>Pure: whether one text says what another says too. Captions that were made out of others differ in case, accents, marks and in a word here and there, two languages in nearly all words.</summary>
internal static class SameWords
{
    private const double Least = 0.8;

    // Programs here run without tables of cultures, and so without decomposing letters.
    private const string Accented = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŸŠ";
    private const string Bare = "AAAAAACEEEEIIIINOOOOOOUUUUYYS";

    /// <summary>Whether at least eight in ten words of <paramref name="text"/> are in <paramref name="other"/>, as often. A text without words is nowhere.</summary>
    internal static bool Hold(string text, string other)
    {
        var left = Words(other).GroupBy(word => word).ToDictionary(same => same.Key, same => same.Count());
        var (all, found) = (0, 0);
        foreach (var word in Words(text))
        {
            all++;
            if (left.GetValueOrDefault(word) > 0)
            {
                left[word]--;
                found++;
            }
        }

        return all > 0 && found >= all * Least;
    }

    private static string[] Words(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var upper = char.ToUpperInvariant(letter);
            plain.Append(!char.IsLetterOrDigit(letter) ? ' ' : Accented.IndexOf(upper, StringComparison.Ordinal) is >= 0 and var at ? Bare[at] : upper);
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
