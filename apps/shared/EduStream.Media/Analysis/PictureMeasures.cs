namespace EduStream.Media.Analysis;

/// <summary>What was counted in the sampled pictures, all between 0 and 1 but <see cref="Colours"/> and <see cref="CutsPerMinute"/>.</summary>
/// <param name="StillShare">Pairs of pictures, about a tenth of a second apart, without visible change.</param>
/// <param name="MovingArea">Mean share of the picture that changes from one to the next.</param>
/// <param name="Motion">Mean change of brightness from one to the next.</param>
/// <param name="Flatness">Pixels whose neighbours are exactly equal: drawn areas; cameras have noise.</param>
/// <param name="Edges">Pixels with a jump in brightness beside them: text.</param>
/// <param name="Colours">Colours (of 32,768) that make up nine tenths of a picture, median.</param>
/// <param name="OnePlace">How far what moves is the same place in all samples; 0 when nothing moves.</param>
/// <param name="PlaceArea">Size of that place.</param>
/// <param name="CutsPerMinute">Times that most of the picture changes at once.</param>
public sealed record PictureMeasures(
    double StillShare, double MovingArea, double Motion, double Flatness, double Edges, double Colours, double OnePlace, double PlaceArea, double CutsPerMinute);
