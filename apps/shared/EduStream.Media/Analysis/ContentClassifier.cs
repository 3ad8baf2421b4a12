namespace EduStream.Media.Analysis;

/// <summary>
/// Pure: the class of a source from what was counted. The limits lie between what test clips of each class measure (the tests hold the figures);
/// a source on the wrong side of one costs some bits, nothing else, because sizes and qualities come from trial encodes.
/// </summary>
internal static class ContentClassifier
{
    // Measured as colours, flatness, edges: pages of text 1, 0.91, 0.04; scrolling code 6, 0.46, 0.19; a bare road 16, 0.35, 0.003; a dark film scene 185, 0.41, 0.008.
    private const double DrawnColours = 40;
    private const double MostlyFlat = 0.6;
    private const double FlatBetweenText = 0.3;
    private const double TextEdges = 0.02;
    private const double MostlyStill = 0.8;
    private const double SmallPlace = 0.15;
    private const double SamePlace = 0.7;
    private const double FilmedPlace = 0.5;
    private const double LeastFilmedPlace = 0.05;
    private const double MostFilmedPlace = 0.6;

    internal static ContentClass Classify(PictureMeasures measures)
    {
        var drawn = measures.Colours <= DrawnColours
            && (measures.Flatness >= MostlyFlat || (measures.Flatness >= FlatBetweenText && measures.Edges >= TextEdges));
        if (drawn)
        {
            // A picture of the speaker in a corner moves always, and always there; a cursor or typing wanders.
            var inset = measures is { PlaceArea: > 0 and <= SmallPlace, OnePlace: >= SamePlace };
            return measures.StillShare >= MostlyStill || inset ? ContentClass.Slides : ContentClass.ScreenRecording;
        }

        return measures.OnePlace >= FilmedPlace && measures.PlaceArea is >= LeastFilmedPlace and <= MostFilmedPlace ? ContentClass.TalkingHead : ContentClass.Camera;
    }
}
