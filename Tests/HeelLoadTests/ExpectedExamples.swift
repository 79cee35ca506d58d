/// What each worked example must come to, six decimals; intervals five.
///
/// Computed by an independent implementation of the model before this one was written.
struct Expected {
    let id: String
    let distance, left, right, mean, asymmetry, tilt, gross, tensionLeft, tensionRight, tensionAsymmetry: Double
    let meanInterval, leftInterval, rightInterval, asymmetryInterval, tensionInterval: ClosedRange<Double>
}

let expectations: [Expected] = [
    Expected(
        id: "E01", distance: 10.0, left: 10.0, right: 10.0, mean: 10.0, asymmetry: 0.0,
        tilt: 0.0, gross: 0.0, tensionLeft: 10.0, tensionRight: 10.0,
        tensionAsymmetry: 0.0, meanInterval: 10.0...10.0, leftInterval: 10.0...10.0,
        rightInterval: 10.0...10.0, asymmetryInterval: 0.0...0.0, tensionInterval: 0.0...0.0),
    Expected(
        id: "E02", distance: 10.0, left: 10.11507, right: 9.885915, mean: 10.000492, asymmetry: 0.011457,
        tilt: 11.457628, gross: 11.457628, tensionLeft: 9.549512, tensionRight: 10.466242,
        tensionAsymmetry: -0.0458, meanInterval: 10.00008...10.01777, leftInterval: 9.5468...10.7123,
        rightInterval: 9.32413...10.46925, asymmetryInterval: -0.04609...0.06929, tensionInterval: -0.14292...0.0054),
    Expected(
        id: "E03", distance: 10.0, left: 9.885915, right: 10.11507, mean: 10.000492, asymmetry: -0.011457,
        tilt: -11.457628, gross: 11.457628, tensionLeft: 10.466242, tensionRight: 9.549512,
        tensionAsymmetry: 0.0458, meanInterval: 10.00008...10.01777, leftInterval: 9.32413...10.46925,
        rightInterval: 9.5468...10.7123, asymmetryInterval: -0.06929...0.04609, tensionInterval: -0.0054...0.14292),
    Expected(
        id: "E04", distance: 10.0, left: 10.000492, right: 10.000492, mean: 10.000492, asymmetry: 0.0,
        tilt: 0.0, gross: 11.457628, tensionLeft: 10.007877, tensionRight: 10.007877,
        tensionAsymmetry: 0.0, meanInterval: 10.00008...10.01777, leftInterval: 10.00008...10.01777,
        rightInterval: 10.00008...10.01777, asymmetryInterval: 0.0...0.0, tensionInterval: 0.0...0.0),
    Expected(
        id: "E05", distance: 10.0, left: 9.914339, right: 10.086215, mean: 10.000277, asymmetry: -0.008594,
        tilt: -8.593722, gross: 8.593722, tensionLeft: 10.348205, tensionRight: 9.660657,
        tensionAsymmetry: 0.034362, meanInterval: 10.00005...10.01, leftInterval: 9.48972...10.35044,
        rightInterval: 9.6586...10.53077, asymmetryInterval: -0.052...0.03458, tensionInterval: -0.00405...0.10746),
    Expected(
        id: "E06", distance: 10.0, left: 8.689695, right: 8.300578, mean: 8.495137, asymmetry: 0.022902,
        tilt: 22.9061, gross: 22.9061, tensionLeft: 9.114759, tensionRight: 10.948209,
        tensionAsymmetry: -0.091385, meanInterval: 6.38515...10.97266, leftInterval: 6.42587...11.45521,
        rightInterval: 6.05197...11.02131, asymmetryInterval: -0.09196...0.13792, tensionInterval: -0.28102...0.01074),
    Expected(
        id: "E07", distance: 10.0, left: 9.885915, right: 10.11507, mean: 10.000492, asymmetry: -0.011457,
        tilt: -11.457628, gross: 11.457628, tensionLeft: 10.466242, tensionRight: 9.549512,
        tensionAsymmetry: 0.0458, meanInterval: 10.00008...10.01777, leftInterval: 9.32413...10.46925,
        rightInterval: 9.5468...10.7123, asymmetryInterval: -0.06929...0.04609, tensionInterval: -0.0054...0.14292),
    Expected(
        id: "E08", distance: 10.00003, left: 9.88448, right: 10.049085, mean: 9.966782, asymmetry: -0.008258,
        tilt: -8.25799, gross: 8.25799, tensionLeft: 13.162575, tensionRight: 12.321222,
        tensionAsymmetry: 0.033015, meanInterval: 8.30696...11.517, leftInterval: 8.20643...11.46726,
        rightInterval: 8.3311...11.70421, asymmetryInterval: -0.04995...0.03322, tensionInterval: -0.00389...0.10315),
    Expected(
        id: "E09", distance: 10.00003, left: 10.049085, right: 9.88448, mean: 9.966782, asymmetry: 0.008258,
        tilt: 8.25799, gross: 8.25799, tensionLeft: 12.321222, tensionRight: 13.162575,
        tensionAsymmetry: -0.033015, meanInterval: 8.30696...11.517, leftInterval: 8.3311...11.70421,
        rightInterval: 8.20643...11.46726, asymmetryInterval: -0.03322...0.04995, tensionInterval: -0.10315...0.00389),
    Expected(
        id: "E10", distance: 10.00003, left: 9.966782, right: 9.966782, mean: 9.966782, asymmetry: 0.0,
        tilt: 0.0, gross: 8.25799, tensionLeft: 12.741898, tensionRight: 12.741898,
        tensionAsymmetry: 0.0, meanInterval: 8.30696...11.517, leftInterval: 8.30696...11.517,
        rightInterval: 8.30696...11.517, asymmetryInterval: 0.0...0.0, tensionInterval: 0.0...0.0),
    Expected(
        id: "E11", distance: 10.00003, left: 9.94135, right: 9.991752, mean: 9.966551, asymmetry: -0.002529,
        tilt: -2.528585, gross: 7.363615, tensionLeft: 12.865976, tensionRight: 12.608378,
        tensionAsymmetry: 0.010112, meanInterval: 8.30679...11.51644, leftInterval: 8.28429...11.48692,
        rightInterval: 8.32246...11.55978, asymmetryInterval: -0.01531...0.01018, tensionInterval: -0.00119...0.03166),
    Expected(
        id: "E12", distance: 9.966689, left: 9.860996, right: 10.005859, mean: 9.933428, asymmetry: -0.007292,
        tilt: -7.26754, gross: 7.26754, tensionLeft: 13.06708, tensionRight: 12.326688,
        tensionAsymmetry: 0.029156, meanInterval: 8.27917...11.47829, leftInterval: 8.19427...11.42751,
        rightInterval: 8.30421...11.63584, asymmetryInterval: -0.04412...0.02934, tensionInterval: -0.00344...0.09118),
    Expected(
        id: "E13", distance: 20.00003, left: 19.999549, right: 19.935, mean: 19.967275, asymmetry: 0.001616,
        tilt: 3.199639, gross: 19.715618, tensionLeft: 22.712087, tensionRight: 22.787464,
        tensionAsymmetry: -0.001657, meanInterval: 18.29476...21.50203, leftInterval: 18.33198...21.542,
        rightInterval: 18.24728...21.48614, asymmetryInterval: -0.00652...0.00977, tensionInterval: -0.00615...0.00619),
    Expected(
        id: "E14", distance: 20.00003, left: 20.164154, right: 19.770395, mean: 19.967275, asymmetry: 0.00986,
        tilt: 19.715618, gross: 19.715618, tensionLeft: 21.870733, tensionRight: 23.628817,
        tensionAsymmetry: -0.03864, meanInterval: 18.29476...21.50203, leftInterval: 18.22373...22.08599,
        rightInterval: 17.89044...21.57425, asymmetryInterval: -0.03966...0.05963, tensionInterval: -0.12022...0.00445),
    Expected(
        id: "E15", distance: 2.0, left: 3.968829, right: 3.968829, mean: 3.968829, asymmetry: 0.0,
        tilt: 0.0, gross: 0.0, tensionLeft: 2.0, tensionRight: 2.0,
        tensionAsymmetry: 0.0, meanInterval: 2.49593...6.989, leftInterval: 2.49593...6.989,
        rightInterval: 2.49593...6.989, asymmetryInterval: 0.0...0.0, tensionInterval: 0.0...0.0),
    Expected(
        id: "E16", distance: 2.0, left: 2.502343, right: 2.502343, mean: 2.502343, asymmetry: 0.0,
        tilt: 0.0, gross: 0.0, tensionLeft: 2.0, tensionRight: 2.0,
        tensionAsymmetry: 0.0, meanInterval: 1.58461...4.85882, leftInterval: 1.58461...4.85882,
        rightInterval: 1.58461...4.85882, asymmetryInterval: 0.0...0.0, tensionInterval: 0.0...0.0),
    Expected(
        id: "E17", distance: 2.0, left: 1.12333, right: 1.12333, mean: 1.12333, asymmetry: 0.0,
        tilt: 0.0, gross: 0.0, tensionLeft: 2.632246, tensionRight: 2.632246,
        tensionAsymmetry: 0.0, meanInterval: 0.6825...1.56595, leftInterval: 0.6825...1.56595,
        rightInterval: 0.6825...1.56595, asymmetryInterval: 0.0...0.0, tensionInterval: 0.0...0.0),
    Expected(
        id: "E18", distance: 4.0, left: 4.937296, right: 4.937296, mean: 4.937296, asymmetry: 0.0,
        tilt: 0.0, gross: 0.0, tensionLeft: 4.632246, tensionRight: 4.632246,
        tensionAsymmetry: 0.0, meanInterval: 3.75495...7.13102, leftInterval: 3.75495...7.13102,
        rightInterval: 3.75495...7.13102, asymmetryInterval: 0.0...0.0, tensionInterval: 0.0...0.0),
    Expected(
        id: "E19", distance: 1.0, left: 3.089471, right: 3.089471, mean: 3.089471, asymmetry: 0.0,
        tilt: 0.0, gross: 0.0, tensionLeft: 1.0, tensionRight: 1.0,
        tensionAsymmetry: 0.0, meanInterval: 1.42678...7.61179, leftInterval: 1.42678...7.61179,
        rightInterval: 1.42678...7.61179, asymmetryInterval: 0.0...0.0, tensionInterval: 0.0...0.0),
    Expected(
        id: "E20", distance: 10.0, left: 9.055803, right: 9.055803, mean: 9.055803, asymmetry: 0.0,
        tilt: 0.0, gross: 0.0, tensionLeft: 10.514665, tensionRight: 10.514665,
        tensionAsymmetry: 0.0, meanInterval: 6.91615...11.63816, leftInterval: 6.91615...11.63816,
        rightInterval: 6.91615...11.63816, asymmetryInterval: 0.0...0.0, tensionInterval: 0.0...0.0),
    Expected(
        id: "E21", distance: 10.0, left: 6.561, right: 6.561, mean: 6.561, asymmetry: 0.0,
        tilt: 0.0, gross: 0.0, tensionLeft: 10.0, tensionRight: 10.0,
        tensionAsymmetry: 0.0, meanInterval: 4.17282...12.58818, leftInterval: 4.17282...12.58818,
        rightInterval: 4.17282...12.58818, asymmetryInterval: 0.0...0.0, tensionInterval: 0.0...0.0),
    Expected(
        id: "E22", distance: 10.0, left: 10.40604, right: 10.40604, mean: 10.40604, asymmetry: 0.0,
        tilt: 0.0, gross: 0.0, tensionLeft: 10.0, tensionRight: 10.0,
        tensionAsymmetry: 0.0, meanInterval: 9.58257...12.18965, leftInterval: 9.58257...12.18965,
        rightInterval: 9.58257...12.18965, asymmetryInterval: 0.0...0.0, tensionInterval: 0.0...0.0),
    Expected(
        id: "E23", distance: 10.0, left: 8.145062, right: 8.145062, mean: 8.145062, asymmetry: 0.0,
        tilt: 0.0, gross: 0.0, tensionLeft: 5.220062, tensionRight: 5.220062,
        tensionAsymmetry: 0.0, meanInterval: 5.78204...10.24513, leftInterval: 5.78204...10.24513,
        rightInterval: 5.78204...10.24513, asymmetryInterval: 0.0...0.0, tensionInterval: 0.0...0.0),
    Expected(
        id: "E24", distance: 10.0, left: 14.304286, right: 14.304286, mean: 14.304286, asymmetry: 0.0,
        tilt: 0.0, gross: 0.0, tensionLeft: 20.704228, tensionRight: 20.704228,
        tensionAsymmetry: 0.0, meanInterval: 10.24519...22.55835, leftInterval: 10.24519...22.55835,
        rightInterval: 10.24519...22.55835, asymmetryInterval: 0.0...0.0, tensionInterval: 0.0...0.0),
    Expected(
        id: "E25", distance: 10.0, left: 8.982217, right: 8.982217, mean: 8.982217, asymmetry: 0.0,
        tilt: 0.0, gross: 0.0, tensionLeft: 10.5, tensionRight: 10.5,
        tensionAsymmetry: 0.0, meanInterval: 7.80305...10.17782, leftInterval: 7.80305...10.17782,
        rightInterval: 7.80305...10.17782, asymmetryInterval: 0.0...0.0, tensionInterval: 0.0...0.0),
    Expected(
        id: "E26", distance: 7.62, left: 6.632812, right: 6.632812, mean: 6.632812, asymmetry: 0.0,
        tilt: 0.0, gross: 0.0, tensionLeft: 6.170061, tensionRight: 6.170061,
        tensionAsymmetry: 0.0, meanInterval: 6.06024...8.10634, leftInterval: 6.06024...8.10634,
        rightInterval: 6.06024...8.10634, asymmetryInterval: 0.0...0.0, tensionInterval: 0.0...0.0),
    Expected(
        id: "E27", distance: 10.0, left: 11.949909, right: 11.679187, mean: 11.814548, asymmetry: 0.011457,
        tilt: 11.457628, gross: 11.457628, tensionLeft: 9.549512, tensionRight: 10.466242,
        tensionAsymmetry: -0.0458, meanInterval: 10.39272...14.33362, leftInterval: 10.34339...14.72978,
        rightInterval: 10.18477...14.17405, asymmetryInterval: -0.04609...0.06929, tensionInterval: -0.14292...0.0054),
    Expected(
        id: "E28", distance: 10.0, left: 11.253925, right: 11.261363, mean: 11.257644, asymmetry: -0.00033,
        tilt: -0.330388, gross: 0.330388, tensionLeft: 12.749682, tensionRight: 12.716028,
        tensionAsymmetry: 0.001322, meanInterval: 10.07366...13.10163, leftInterval: 10.07159...13.09445,
        rightInterval: 10.07548...13.10904, asymmetryInterval: -0.002...0.00133, tensionInterval: -0.00016...0.00414),
]
