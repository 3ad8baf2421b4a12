using EduStream.Contracts.Slides;
using EduStream.Media.Sampling;

namespace EduStream.Media.SlideText;

/// <summary>Pure: neighbours that say the same are one slide (somebody waved the mouse), and what says nothing is none.</summary>
public static class SlideMerging
{
    /// <summary>In order of time.</summary>
    public static IReadOnlyList<Slide> Merge(IEnumerable<(SlideSpan Span, RecognisedText Text)> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        List<Slide> slides = [];
        foreach (var (span, text) in read.Where(one => one.Text.Words.Count > 0))
        {
            if (slides.Count > 0 && slides[^1].Text == text.Text)
            {
                slides[^1] = slides[^1] with { End = span.End };
            }
            else
            {
                slides.Add(new Slide(span.Start, span.End, text.Title, text.Text, text.Words));
            }
        }

        return slides;
    }
}
